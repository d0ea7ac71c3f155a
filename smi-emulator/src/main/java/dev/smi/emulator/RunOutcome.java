package dev.smi.emulator;

import dev.smi.emulator.diagnose.WaitReport;
import dev.smi.model.Rank;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.Optional;

/** How a run of kernels ended. After anything but completion the emulator runs nothing more. */
public sealed interface RunOutcome {

    /** All kernels that were waited for have returned, and all packets have arrived. */
    record Completed() implements RunOutcome {}

    /**
     * No kernel can go on.
     *
     * @param report who waits for whom
     */
    record Deadlock(WaitReport report) implements RunOutcome {}

    /**
     * The deadline passed.
     *
     * @param report who waits for whom, and who does not wait
     */
    record DeadlinePassed(WaitReport report) implements RunOutcome {}

    /**
     * A kernel failed.
     *
     * @param message what it did
     * @param place the line of the program's text that did it, if it was compiled with marks
     */
    record Failed(Rank rank, String kernel, String message, Optional<SourcePosition> place) implements RunOutcome {}
}
