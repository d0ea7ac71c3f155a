package dev.smi.spark;

import dev.smi.data.UnitSpec;
import dev.smi.data.run.Opening;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * What executors were told of units, so that a specification that comes again finds its units, and its resident data is
 * not sent again. For one thread at a time.
 */
final class SentUnits implements AutoCloseable {

    /** Specifications whose resident data is kept; executors keep as many units open. */
    static final int MOST = 8;

    private final JavaSparkContext context;
    private final String cluster;
    private final Map<String, UnitOrder> orders = new LinkedHashMap<>(16, 0.75f, true); // by key, least used first
    private final Set<String> kept = new HashSet<>();
    private long sent;

    SentUnits(JavaSparkContext context, String cluster) {
        this.context = context;
        this.cluster = cluster;
    }

    /**
     * The order for a specification; its resident data is broadcast the first time. Of those that were not used for
     * longest it is forgotten.
     *
     * @throws IllegalArgumentException if units are to be kernels, which have no place of their own here
     */
    UnitOrder order(UnitSpec spec) {
        if (!spec.kernels().isEmpty()) {
            throw new IllegalArgumentException("Spark decides where its units are, so that they cannot be the "
                    + spec.kernels().size()
                    + " kernels of this job; leave UnitSpec.on out, or take workers of our own");
        }
        String key = Opening.of(spec.times(1)).key(); // how many there may be is no part of what they are
        UnitOrder order = orders.get(key);
        if (order == null) {
            order = send(cluster + "/" + key + "/" + ++sent, spec);
            orders.put(key, order);
            forget();
        }
        return new UnitOrder(
                order.cluster(), order.id(), order.factory(), order.parameters(), order.resident(), spec.instances());
    }

    /** The same, and it is not forgotten until this is closed. */
    UnitOrder keep(UnitSpec spec) {
        UnitOrder order = order(spec);
        kept.add(order.id());
        return order;
    }

    private void forget() {
        Iterator<UnitOrder> oldest = orders.values().iterator();
        while (orders.size() > MOST + kept.size() && oldest.hasNext()) {
            UnitOrder order = oldest.next();
            if (!kept.contains(order.id())) {
                order.resident().values().forEach(Broadcast::destroy);
                oldest.remove();
            }
        }
    }

    private UnitOrder send(String id, UnitSpec spec) {
        Map<String, Broadcast<byte[][]>> resident = new HashMap<>();
        spec.resident().forEach((name, data) -> resident.put(name, context.broadcast(Bytes.parts(data))));
        return new UnitOrder(
                cluster, id, spec.factory().getName(), spec.parameters(), Map.copyOf(resident), spec.instances());
    }

    /** Frees what was broadcast, here and on executors. */
    @Override
    public void close() {
        orders.values().forEach(order -> order.resident().values().forEach(Broadcast::destroy));
        orders.clear();
    }
}
