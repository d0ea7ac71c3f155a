package dev.smi.emulator.observe;

import dev.smi.emulator.observe.FifoInfo.Kind;
import dev.smi.emulator.observe.KernelInfo.Role;
import dev.smi.model.CableEnd;
import dev.smi.model.Rank;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one emulated cluster does, from its start to its end: give it to an emulator before it starts, and to no other.
 * {@link #snapshot} is for any thread, at any time; everything else for the emulator.
 */
public final class Observation {

    private final Timing timing;
    private final Observer observer;

    /** Both lists grow while others look; whoever touches them holds this object's lock. */
    private final List<FifoMeter> fifos = new ArrayList<>();

    private final List<KernelMeter> kernels = new ArrayList<>();
    private long packets;
    private long begin;

    /** Counts, and tells nobody. */
    public Observation() {
        this(Timing.PLAIN, new Observer() {});
    }

    /** Counts, and tells an observer. */
    public Observation(Timing timing, Observer observer) {
        this.timing = timing;
        this.observer = observer;
    }

    /** Registers a FIFO of an FPGA. */
    public synchronized FifoMeter fifo(Rank rank, String name, Kind kind, int capacity, int elementBytes) {
        return add(new FifoInfo(fifos.size(), rank, name, kind, capacity, elementBytes, Optional.empty()));
    }

    /** Registers one direction of a cable. */
    public synchronized FifoMeter cable(CableEnd from, CableEnd to, String name, int capacity, int elementBytes) {
        return add(new FifoInfo(
                fifos.size(),
                from.rank(),
                name,
                Kind.CABLE,
                capacity,
                elementBytes,
                Optional.of(new FifoInfo.Cable(from, to))));
    }

    private FifoMeter add(FifoInfo info) {
        FifoMeter meter = new FifoMeter(info, timing, observer);
        fifos.add(meter);
        return meter;
    }

    /** Registers a kernel that is about to run, at the time at which all before it were done. */
    public synchronized KernelMeter kernel(Rank rank, String name, Role role) {
        KernelInfo info = new KernelInfo(kernels.size(), rank, name, role);
        KernelMeter meter = new KernelMeter(info, begin, this, observer);
        kernels.add(meter);
        observer.started(info, begin);
        return meter;
    }

    long newPacket() {
        return ++packets;
    }

    /**
     * No kernel can go on by itself: those that wait have waited up to the latest clock, and whatever comes, comes
     * later.
     */
    public synchronized void settle() {
        long now = latest(kernels);
        fifos.forEach(fifo -> fifo.settle(now));
        begin = now + 1;
        for (KernelMeter kernel : kernels) {
            kernel.advance(begin);
        }
    }

    private static long latest(List<KernelMeter> kernels) {
        return kernels.stream().mapToLong(KernelMeter::clock).max().orElse(0);
    }

    /** All counters as they are now. For any thread. */
    public Snapshot snapshot() {
        List<FifoMeter> allFifos;
        List<KernelMeter> allKernels;
        synchronized (this) {
            allFifos = List.copyOf(fifos);
            allKernels = List.copyOf(kernels);
        }
        return new Snapshot(
                latest(allKernels),
                allFifos.stream().map(FifoMeter::snapshot).toList(),
                allKernels.stream().map(KernelMeter::snapshot).toList());
    }
}
