package dev.smi.transport;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How a thread passes the time while it waits: it spins while the answer may be a cache miss away, then gives its core
 * to others, then sleeps, longer each time. Spinning pays only where every waiting thread has a core to itself. For one
 * thread.
 */
public final class Backoff {

    private static final long SHORTEST_NS = TimeUnit.MICROSECONDS.toNanos(20);
    private static final int MOST_DOUBLINGS = 8;

    private final int yields;
    private final int naps;
    private final long longestNs;
    private int spins;
    private int turn;

    /**
     * A thread that does not wait yet.
     *
     * @param yields how often to give the core to others before it sleeps
     * @param naps sleeps of each length before the next one, which is twice as long
     * @param longestNs the longest sleep, nanoseconds
     */
    public Backoff(int yields, int naps, long longestNs) {
        this.yields = yields;
        this.naps = naps;
        this.longestNs = longestNs;
    }

    /**
     * Starts from the beginning.
     *
     * @param turns how often to spin
     */
    public void reset(int turns) {
        spins = turns;
        turn = 0;
    }

    /** Whether so much time has passed that bookkeeping costs nothing that counts. */
    public boolean isLong() {
        return turn > spins + yields;
    }

    /** Passes a little time. */
    // a hint only: nothing relies on the scheduler, but whoever is waited for gets on sooner
    @SuppressWarnings("ThreadPriorityCheck")
    public void pause() {
        if (turn < spins) {
            Thread.onSpinWait();
        } else if (turn < spins + yields) {
            Thread.yield();
        } else {
            int doublings = Math.min((turn - spins - yields) / naps, MOST_DOUBLINGS);
            LockSupport.parkNanos(this, Math.min(SHORTEST_NS << doublings, longestNs));
        }
        turn += turn < Integer.MAX_VALUE ? 1 : 0;
    }
}
