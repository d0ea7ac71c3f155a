package dev.smi.job;

import dev.smi.transport.Backoff;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A thread of a rank's program. Fields are written by that thread and read by the one that looks for deadlocks. */
final class Participant {

    private static final int YIELDS = 500;
    private static final long LONGEST_NAP_NS = TimeUnit.MICROSECONDS.toNanos(500);

    private final Thread thread;
    private final int rank;
    private final String name;
    private final Backoff backoff = new Backoff(YIELDS, 1, LONGEST_NAP_NS);
    private volatile @Nullable Waitable waiting;
    private volatile long waits;

    /**
     * A thread that does not wait.
     *
     * @param name what messages call it: {@code rank 3}
     */
    Participant(Thread thread, int rank, String name) {
        this.thread = thread;
        this.rank = rank;
        this.name = name;
    }

    /**
     * At the beginning.
     *
     * @param spins turns to spin
     */
    Backoff backoff(int spins) {
        backoff.reset(spins);
        return backoff;
    }

    int rank() {
        return rank;
    }

    String name() {
        return name;
    }

    /** Whether it has not ended; one that has not begun counts too. */
    boolean isAlive() {
        return thread.getState() != Thread.State.TERMINATED;
    }

    boolean isOf(Thread other) {
        return thread.equals(other);
    }

    void beginWait(Waitable what) {
        waiting = what;
    }

    // only its own thread counts
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void endWait() {
        waiting = null;
        waits++;
    }

    /** Waits that have ended. */
    long waits() {
        return waits;
    }

    /** What it has been waiting for longer than a moment, or null. */
    @Nullable
    Waitable waiting() {
        return waiting;
    }

    /** Whether it can do nothing before somebody else acts. */
    boolean isStuck() {
        Waitable what = waiting;
        return what != null && !what.isExternal() && !what.isReady();
    }
}
