package dev.smi.data.cluster;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Decides whether a lost worker is replaced: not if many were in a short while. For one thread. */
final class Patience {

    private static final Duration WHILE = Duration.ofSeconds(30);
    private static final int USUAL = 4;
    private static final int EACH = 2;

    private final int most;
    private final Deque<Long> times = new ArrayDeque<>();

    /** @param workers of the cluster */
    Patience(int workers) {
        this.most = USUAL + EACH * workers;
    }

    /** Whether one more may be started; it then counts. */
    boolean allows() {
        long now = System.nanoTime();
        while (!times.isEmpty() && now - times.getFirst() > WHILE.toNanos()) {
            times.removeFirst();
        }
        if (times.size() >= most) {
            return false;
        }
        times.addLast(now);
        return true;
    }
}
