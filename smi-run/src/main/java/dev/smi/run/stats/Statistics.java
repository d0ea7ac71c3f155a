package dev.smi.run.stats;

import dev.smi.emulator.observe.FifoInfo;
import dev.smi.emulator.observe.FifoInfo.Kind;
import dev.smi.emulator.observe.FifoSnapshot;
import dev.smi.emulator.observe.Snapshot;
import dev.smi.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The counters of a run, what matters most first.
 *
 * @param cycles length of the run in logical time
 * @param cables by the share of cycles in which they took a packet
 * @param fifos those that were used, by the cycles in which kernels waited for them
 * @param kernels by the cycles in which they did not wait, the user's first
 */
public record Statistics(long cycles, List<FifoRow> cables, List<FifoRow> fifos, List<KernelTotal> kernels) {

    /** Copies the lists in. */
    public Statistics {
        cables = List.copyOf(cables);
        fifos = List.copyOf(fifos);
        kernels = List.copyOf(kernels);
    }

    /**
     * A FIFO or a cable.
     *
     * @param name that of the device code; of a cable its ends
     */
    public record FifoRow(String name, FifoSnapshot counted) {

        /** Cycles in which somebody waited for it. */
        long waits() {
            return counted.dataWaits() + counted.roomWaits();
        }
    }

    /** What a snapshot says after a run. */
    public static Statistics of(Snapshot snapshot, Topology topology) {
        List<FifoRow> cables = new ArrayList<>();
        List<FifoRow> fifos = new ArrayList<>();
        for (FifoSnapshot fifo : snapshot.fifos()) {
            if (fifo.info().kind() == Kind.CABLE) {
                cables.add(new FifoRow(name(fifo.info(), topology), fifo));
            } else if (fifo.written() > 0 || fifo.dataWaits() + fifo.roomWaits() > 0) {
                fifos.add(new FifoRow(fifo.info().toString(), fifo));
            }
        }
        cables.sort(Comparator.comparingLong((FifoRow row) -> row.counted().written())
                .reversed());
        fifos.sort(Comparator.comparingLong(FifoRow::waits)
                .thenComparingLong(row -> row.counted().written())
                .reversed());
        return new Statistics(snapshot.time(), cables, fifos, kernels(snapshot));
    }

    private static String name(FifoInfo fifo, Topology topology) {
        return fifo.cable().map(cable -> CableName.of(cable, topology)).orElse(fifo.toString());
    }

    private static List<KernelTotal> kernels(Snapshot snapshot) {
        return KernelTotal.of(snapshot).stream()
                .sorted(Comparator.comparing((KernelTotal row) -> !row.isUser())
                        .thenComparing(
                                Comparator.comparingLong(KernelTotal::running).reversed()))
                .toList();
    }

    /** The user's kernel that waited least, if there is one that did anything. */
    Optional<KernelTotal> busiest() {
        return kernels.stream()
                .filter(row -> row.isUser() && row.operations() > 0)
                .findFirst();
    }

    /** The share of the run's cycles. */
    double share(long part) {
        return cycles == 0 ? 0 : (double) part / cycles;
    }
}
