package dev.smi.job;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How a thread passes the time while it waits: it spins while the answer may be a cache miss away, then gives its core
 * to others, then sleeps, longer each time. Spinning pays only where every waiting thread has a core to itself.
 */
final class Backoff {

    private static final int YIELDS = 500;
    private static final long SHORTEST = TimeUnit.MICROSECONDS.toNanos(20);
    private static final long LONGEST = TimeUnit.MICROSECONDS.toNanos(500);

    private int spins;
    private int turn;

    /**
     * Starts from the beginning.
     *
     * @param turns how often to spin
     */
    void reset(int turns) {
        spins = turns;
        turn = 0;
    }

    /** Whether so much time has passed that bookkeeping costs nothing that counts. */
    boolean isLong() {
        return turn > spins + YIELDS;
    }

    /** Passes a little time. */
    // a hint only: nothing relies on the scheduler, but more ranks than cores get on sooner
    @SuppressWarnings("ThreadPriorityCheck")
    void pause() {
        if (turn < spins) {
            Thread.onSpinWait();
        } else if (turn < spins + YIELDS) {
            Thread.yield();
        } else {
            int doublings = Math.min(turn - spins - YIELDS, 8);
            LockSupport.parkNanos(Math.min(SHORTEST << doublings, LONGEST));
        }
        turn += turn < Integer.MAX_VALUE ? 1 : 0;
    }
}
