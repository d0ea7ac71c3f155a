package dev.smi.emulator.schedule;

/** How a run of the scheduler ended. */
public sealed interface RunResult {

    /** All foreground fibers have ended, and the others wait. */
    record Completed() implements RunResult {}

    /** Foreground fibers are left, and no fiber can go on. */
    record Stuck() implements RunResult {}

    /** The deadline passed. */
    record DeadlinePassed() implements RunResult {}

    /**
     * A fiber ended with an exception.
     *
     * @param fiber the fiber
     * @param fault the exception
     */
    record Failed(Fiber fiber, Throwable fault) implements RunResult {}
}
