package dev.smi.data.run;

import dev.smi.data.KernelDescription;
import dev.smi.data.UnitSpec;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Units that a job wants, with names by content for what they are made of.
 *
 * @param spec what was asked for
 * @param key the same for equal specifications and for no others
 * @param hashes of the resident data, by its names
 */
public record Opening(UnitSpec spec, String key, SortedMap<String, String> hashes) {

    private static final long BLOCK = 1 << 16;

    public Opening {
        hashes = Collections.unmodifiableSortedMap(new TreeMap<>(hashes));
    }

    /**
     * Reads all resident data.
     *
     * @throws IllegalArgumentException if one thread only may read it
     */
    public static Opening of(UnitSpec spec) {
        spec.resident().forEach((name, data) -> SharedMemory.require(data, "resident data '" + name + "'"));
        SortedMap<String, String> hashes = new TreeMap<>();
        for (Map.Entry<String, MemorySegment> data : spec.resident().entrySet()) {
            MessageDigest digest = sha256();
            add(digest, data.getValue());
            hashes.put(data.getKey(), HexFormat.of().formatHex(digest.digest()));
        }
        return new Opening(spec, key(spec, hashes), hashes);
    }

    /** For one worker: some of the kernels, with the same resident data. */
    Opening on(List<KernelDescription> kernels) {
        UnitSpec narrowed = spec.on(kernels);
        return new Opening(narrowed, key(narrowed, hashes), hashes);
    }

    private static String key(UnitSpec spec, SortedMap<String, String> hashes) {
        MessageDigest digest = sha256();
        add(digest, spec.factory().getName());
        add(digest, Integer.toString(spec.instances()));
        add(digest, Integer.toString(spec.parameters().length));
        digest.update(spec.parameters());
        for (KernelDescription kernel : spec.kernels()) {
            add(digest, kernel.toString());
        }
        hashes.forEach((name, hash) -> {
            add(digest, name);
            add(digest, hash);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** With its end marked, so that two texts are never taken for one. */
    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static void add(MessageDigest digest, MemorySegment data) {
        byte[] block = new byte[(int) Math.min(BLOCK, data.byteSize())]; // arrays of floats cannot be had as bytes
        for (long at = 0; at < data.byteSize(); at += BLOCK) {
            int count = (int) Math.min(BLOCK, data.byteSize() - at);
            MemorySegment.copy(data, ValueLayout.JAVA_BYTE, at, block, 0, count);
            digest.update(block, 0, count);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
