package dev.smi.emulator.observe;

import java.util.List;

/**
 * All counters at a moment.
 *
 * @param time the latest clock of any kernel
 * @param fifos every FIFO and cable, by number
 * @param kernels every kernel that was started, by number
 */
public record Snapshot(long time, List<FifoSnapshot> fifos, List<KernelSnapshot> kernels) {

    public Snapshot {
        fifos = List.copyOf(fifos);
        kernels = List.copyOf(kernels);
    }
}
