package dev.smi.run.model;

import dev.smi.emulator.observe.KernelInfo.Role;
import dev.smi.emulator.observe.KernelSnapshot;
import dev.smi.emulator.observe.Snapshot;
import dev.smi.run.stats.CableName;
import dev.smi.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How long a run would take on hardware.
 *
 * @param model what was assumed
 * @param steps kernels that were started together, in order
 * @param end how the run ended: if not well, the times are up to there
 * @param busiest the direction of a cable that took most packets, if any took one
 */
public record Estimate(HardwareModel model, List<Step> steps, End end, Optional<BusyCable> busiest) {

    /** Copies the list in. */
    public Estimate {
        steps = List.copyOf(steps);
    }

    /** How a run ended. */
    public enum End {
        /** All steps that were to run did. */
        COMPLETED,
        /** A kernel failed. */
        FAILED,
        /** No kernel could go on. */
        DEADLOCK,
        /** The deadline passed. */
        DEADLINE
    }

    /**
     * One direction of a cable.
     *
     * @param name its ends
     * @param packets that it took
     */
    public record BusyCable(String name, long packets) {}

    /**
     * Kernels that were started together.
     *
     * @param kernels their names, each once
     * @param cycles from their start to the last read or write of any
     */
    public record Step(String kernels, long cycles) {}

    /**
     * The estimate of a run whose logical time was that of the model.
     *
     * @param snapshot at its end
     */
    public static Estimate of(Snapshot snapshot, HardwareModel model, Topology topology, End end) {
        NavigableMap<Long, List<KernelSnapshot>> byStart = snapshot.kernels().stream()
                .filter(kernel -> kernel.info().role() == Role.USER)
                .collect(Collectors.groupingBy(KernelSnapshot::start, TreeMap::new, Collectors.toList()));
        List<Step> steps = new ArrayList<>();
        byStart.forEach((start, kernels) -> {
            Long next = byStart.higherKey(start);
            long last = kernels.stream().mapToLong(KernelSnapshot::clock).max().orElse(start);
            // one that goes on in the background ends with its step here
            steps.add(new Step(names(kernels), (next == null ? last : Math.min(last, next - 1)) - start));
        });
        return new Estimate(model, steps, end, busiest(snapshot, topology));
    }

    private static Optional<BusyCable> busiest(Snapshot snapshot, Topology topology) {
        return snapshot.fifos().stream()
                .filter(fifo -> fifo.written() > 0)
                .flatMap(fifo -> fifo.info().cable().stream()
                        .map(cable -> new BusyCable(CableName.of(cable, topology), fifo.written())))
                .max(Comparator.comparingLong(BusyCable::packets));
    }

    private static String names(List<KernelSnapshot> kernels) {
        return kernels.stream().map(kernel -> kernel.info().name()).distinct().collect(Collectors.joining(", "));
    }

    /** The cycles of all steps. */
    public long cycles() {
        return steps.stream().mapToLong(Step::cycles).sum();
    }

    /** The share of all cycles in which the busiest cable was taken; 0 if none took a packet. */
    double busy() {
        double taken =
                busiest.map(BusyCable::packets).orElse(0L) * model.timing().cableInterval();
        return cycles() == 0 ? 0 : Math.min(1, taken / cycles());
    }
}
