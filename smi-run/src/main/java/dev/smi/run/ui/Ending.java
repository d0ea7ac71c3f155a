package dev.smi.run.ui;

import dev.smi.emulator.diagnose.KernelWait;
import java.time.Duration;
import java.util.List;

/**
 * How a run ended.
 *
 * @param phase what the page says
 * @param time how long kernels ran
 * @param report what went wrong, in the words of the command; empty if nothing did
 * @param waits what kernels waited for in the end, if they were stuck
 */
public record Ending(Phase phase, Duration time, String report, List<KernelWait> waits) {

    /** Copies the list in. */
    public Ending {
        waits = List.copyOf(waits);
    }
}
