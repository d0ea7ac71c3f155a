package dev.smi.device;

import java.time.Duration;
import java.util.Optional;

/** A kernel that was started. For any thread. */
public interface RunningKernel {

    /** Whether it has ended, in whatever way. Never blocks; cheap enough to poll. */
    boolean isDone();

    /**
     * Throws what ended it, if it failed.
     *
     * @throws DeviceException if the kernel trapped, was cancelled, or is part of a deadlock
     */
    void throwIfFailed();

    /** What it waits for now, for a message about a deadline that passed; empty if unknown. */
    String waitsFor();

    /** Whether those who look for deadlocks know when it cannot go on; of kernels on a board nobody does. */
    default boolean isWatched() {
        return false;
    }

    /** Time on the device, as the device measured it; empty while it runs and where the device does not measure. */
    Optional<Duration> deviceTime();

    /** Ends the kernel if the device can. */
    void cancel();
}
