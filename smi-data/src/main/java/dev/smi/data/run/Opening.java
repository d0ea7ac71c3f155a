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
    private static final int MAX_WORDS = 512;

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

    /** In words if they are few, as nearly always; else their hash. */
    private static String key(UnitSpec spec, SortedMap<String, String> hashes) {
        StringBuilder words = new StringBuilder();
        add(words, spec.factory().getName());
        add(words, Integer.toString(spec.instances()));
        add(words, HexFormat.of().formatHex(spec.parameters()));
        for (KernelDescription kernel : spec.kernels()) {
            add(words, kernel.toString());
        }
        hashes.forEach((name, hash) -> {
            add(words, name);
            add(words, hash);
        });
        // To have a hash the JVM starts its security providers, which takes longer than many a job's first chunk.
        return words.length() <= MAX_WORDS
                ? words.toString()
                : HexFormat.of().formatHex(sha256().digest(words.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** With its length, so that two texts are never taken for one. */
    private static void add(StringBuilder words, String text) {
        words.append(text.length()).append(':').append(text).append(' ');
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
