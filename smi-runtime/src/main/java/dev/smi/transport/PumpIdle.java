package dev.smi.transport;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How the pump passes the time when nothing moves: it looks again at once, then gives its core to others, then sleeps,
 * longer each time, until it costs nothing that could be measured.
 */
final class PumpIdle {

    private static final int SPINS = 50;
    private static final int YIELDS = 1000;
    private static final long SHORTEST_NS = TimeUnit.MICROSECONDS.toNanos(20);
    private static final long LONGEST_NS = TimeUnit.MILLISECONDS.toNanos(1);
    /** Turns of each length, so that the longest is reached after about a tenth of a second. */
    private static final int TURNS = 64;

    private int turn;

    void reset() {
        turn = 0;
    }

    // a hint only: nothing relies on the scheduler, but whoever is waited for gets on sooner
    @SuppressWarnings("ThreadPriorityCheck")
    void pause() {
        if (turn < SPINS) {
            Thread.onSpinWait();
        } else if (turn < SPINS + YIELDS) {
            Thread.yield();
        } else {
            int doublings = Math.min((turn - SPINS - YIELDS) / TURNS, 6);
            LockSupport.parkNanos(Math.min(SHORTEST_NS << doublings, LONGEST_NS));
        }
        turn += turn < Integer.MAX_VALUE ? 1 : 0;
    }
}
