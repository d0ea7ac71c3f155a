package dev.smi.run.ui;

import dev.smi.emulator.observe.FifoInfo.Kind;
import dev.smi.emulator.observe.FifoSnapshot;
import dev.smi.emulator.observe.Snapshot;
import dev.smi.model.Cable;
import dev.smi.model.CableEnd;
import dev.smi.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What of a cluster changes: counters, fills and who waits, at one moment. Made for one answer. Immutable. */
final class StateJson {

    /** Rows of a table, if it is not about one FPGA: those that hurt most. */
    static final int MOST_ROWS = 100;

    private final Topology topology;
    private final Snapshot snapshot;
    private final Waits waits;

    StateJson(Topology topology, Snapshot snapshot, Waits waits) {
        this.topology = topology;
        this.snapshot = snapshot;
        this.waits = waits;
    }

    /**
     * The value that JSON is made of.
     *
     * @param rank the FPGA whose kernels and FIFOs are wanted, all of them; if empty, those of all that hurt most
     */
    Map<String, Object> value(Optional<Integer> rank) {
        KernelRows kernels = KernelRows.of(snapshot, waits);
        Map<CableEnd, FifoSnapshot> directions = directions();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("cycles", snapshot.time());
        members.put(
                "packets",
                directions.values().stream().mapToLong(FifoSnapshot::written).sum());
        members.put("fpgas", fpgas(kernels));
        members.put(
                "cables",
                topology.cables().stream()
                        .map(cable -> cable(cable, directions))
                        .toList());
        members.put("kernels", kernels.json(rank, rank.isPresent() ? Integer.MAX_VALUE : MOST_ROWS));
        members.put("fifos", fifos(rank));
        return members;
    }

    private Map<CableEnd, FifoSnapshot> directions() {
        Map<CableEnd, FifoSnapshot> directions = new HashMap<>();
        for (FifoSnapshot fifo : snapshot.fifos()) {
            fifo.info().cable().ifPresent(cable -> directions.put(cable.from(), fifo));
        }
        return directions;
    }

    private static Map<String, Object> cable(Cable cable, Map<CableEnd, FifoSnapshot> directions) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("ab", direction(Optional.ofNullable(directions.get(cable.a()))));
        members.put("ba", direction(Optional.ofNullable(directions.get(cable.b()))));
        return members;
    }

    /** Before a cluster is there, all is zero. */
    private static Map<String, Object> direction(Optional<FifoSnapshot> counted) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("packets", counted.map(FifoSnapshot::written).orElse(0L));
        members.put("elements", counted.map(FifoSnapshot::elements).orElse(0L));
        members.put("fill", counted.map(FifoSnapshot::fill).orElse(0));
        members.put("capacity", counted.map(c -> c.info().capacity()).orElse(0));
        members.put("room_waits", counted.map(FifoSnapshot::roomWaits).orElse(0L));
        return members;
    }

    private List<Map<String, Object>> fpgas(KernelRows kernels) {
        double[] fullest = new double[topology.size()];
        for (FifoSnapshot fifo : snapshot.fifos()) {
            int rank = fifo.info().rank().value();
            if (fifo.info().kind() != Kind.CABLE) {
                fullest[rank] = Math.max(
                        fullest[rank], (double) fifo.fill() / fifo.info().capacity());
            }
        }
        List<Map<String, Object>> fpgas = new ArrayList<>();
        for (int rank = 0; rank < topology.size(); rank++) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("state", kernels.state(rank));
            members.put("waiting", kernels.waiting(rank));
            members.put("fullest", Math.round(fullest[rank] * 1000) / 1000.0);
            fpgas.add(members);
        }
        return fpgas;
    }

    private List<Map<String, Object>> fifos(Optional<Integer> rank) {
        Comparator<FifoSnapshot> byHarm = Comparator.<FifoSnapshot>comparingInt(fifo -> waits.count(fifo.info()))
                .thenComparingLong(fifo -> fifo.dataWaits() + fifo.roomWaits())
                .thenComparingInt(FifoSnapshot::fill)
                .thenComparingLong(FifoSnapshot::written)
                .reversed();
        return snapshot.fifos().stream()
                .filter(fifo -> fifo.info().kind() != Kind.CABLE)
                .filter(fifo -> fifo.written() > 0 || waits.count(fifo.info()) > 0)
                .filter(fifo ->
                        rank.isEmpty() || rank.get() == fifo.info().rank().value())
                .sorted(byHarm)
                .limit(rank.isPresent() ? Long.MAX_VALUE : MOST_ROWS)
                .map(this::fifo)
                .toList();
    }

    private Map<String, Object> fifo(FifoSnapshot fifo) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("rank", fifo.info().rank().value());
        members.put("name", fifo.info().name());
        members.put("kind", fifo.info().kind().name().toLowerCase(Locale.ROOT));
        members.put("fill", fifo.fill());
        members.put("capacity", fifo.info().capacity());
        members.put("highest", fifo.highestFill());
        members.put("written", fifo.written());
        members.put("data_waits", fifo.dataWaits());
        members.put("room_waits", fifo.roomWaits());
        members.put("waiting", waits.count(fifo.info()));
        return members;
    }
}
