package dev.smi.spark;

import dev.smi.data.UnitSpec;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * What executors were told of units, so that a specification that comes again finds its units, and its resident data is
 * not sent again. For one thread at a time.
 */
final class SentUnits implements AutoCloseable {

    private static final long DIGESTED_AT_ONCE = 1 << 20;

    private final JavaSparkContext context;
    private final String cluster;
    private final Map<String, UnitOrder> orders = new HashMap<>();

    SentUnits(JavaSparkContext context, String cluster) {
        this.context = context;
        this.cluster = cluster;
    }

    /** The order for a specification; its resident data is broadcast the first time. */
    UnitOrder order(UnitSpec spec) {
        String id = cluster + "/" + digest(spec);
        UnitOrder sent = orders.computeIfAbsent(id, key -> send(key, spec));
        // how many there may be is no part of what they are
        return new UnitOrder(
                sent.cluster(), sent.id(), sent.factory(), sent.parameters(), sent.resident(), spec.instances());
    }

    private UnitOrder send(String id, UnitSpec spec) {
        Map<String, Broadcast<byte[][]>> resident = new HashMap<>();
        spec.resident().forEach((name, data) -> resident.put(name, context.broadcast(Bytes.parts(data))));
        return new UnitOrder(
                cluster, id, spec.factory().getName(), spec.parameters(), Map.copyOf(resident), spec.instances());
    }

    private static String digest(UnitSpec spec) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        add(digest, spec.factory().getName().getBytes(StandardCharsets.UTF_8));
        add(digest, spec.parameters());
        new TreeMap<>(spec.resident()).forEach((name, data) -> {
            add(digest, name.getBytes(StandardCharsets.UTF_8));
            add(digest, data);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, byte[] bytes) {
        add(digest, MemorySegment.ofArray(bytes));
    }

    private static void add(MessageDigest digest, MemorySegment data) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(data.byteSize()).flip());
        for (long at = 0; at < data.byteSize(); at += DIGESTED_AT_ONCE) {
            digest.update(data.asSlice(at, Math.min(DIGESTED_AT_ONCE, data.byteSize() - at))
                    .asByteBuffer());
        }
    }

    /** Frees what was broadcast, here and on executors. */
    @Override
    public void close() {
        orders.values().forEach(order -> order.resident().values().forEach(Broadcast::destroy));
        orders.clear();
    }
}
