package dev.smi.fabric;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How a thread waits for another one without a signal: it looks again at once, then lets other threads go first, as
 * there may be no core for the one it waits for, and sleeps a little when that was in vain for long. A sleep ends by
 * itself, so nothing is missed for longer. For one thread.
 */
public final class Backoff {

    private static final int SPINS = 100;
    private static final int YIELDS = 1000;
    private static final long SLEEP_NANOS = Duration.ofNanos(20_000).toNanos();

    private int idle;

    /** One that has not waited yet. */
    public Backoff() {}

    /** Waits a little, longer if it was called in vain before. */
    // a hint only: nothing relies on the scheduler, but more threads than cores get on sooner
    @SuppressWarnings("ThreadPriorityCheck")
    public void idle() {
        if (idle < SPINS) {
            idle++;
            Thread.onSpinWait();
        } else if (idle < SPINS + YIELDS) {
            idle++;
            Thread.yield();
        } else {
            LockSupport.parkNanos(this, SLEEP_NANOS);
        }
    }

    /** Notes that something happened. */
    public void reset() {
        idle = 0;
    }
}
