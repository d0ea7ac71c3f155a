package dev.smi.job;

import java.util.Optional;

/**
 * Looks again and again whether anybody in this JVM can still get on: whether all wait, and nobody has got on between
 * several looks. A thread of its own.
 */
final class DeadlockWatch {

    private static final long PERIOD_MILLIS = 50;

    /** Looks without any change before a part of a job counts as stuck: a thread may be about to be woken. */
    private static final int LOOKS = 4;

    private final Progress progress;
    private final StuckVerdict verdict;
    private final Thread thread;
    private volatile boolean isOver;
    private long stamp;
    private int quietLooks;

    /** A watch that begins at once. */
    DeadlockWatch(Progress progress, StuckVerdict verdict) {
        this.progress = progress;
        this.verdict = verdict;
        this.thread = Thread.ofPlatform().name("deadlock watch").daemon().start(this::watch);
    }

    private void watch() {
        while (!isOver) {
            Optional<RuntimeException> failure = progress.failure();
            if (failure.isPresent()) {
                verdict.failed(failure.get());
                return;
            }
            look();
            try {
                Thread.sleep(PERIOD_MILLIS);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void look() {
        long now = progress.stamp();
        boolean isQuiet = progress.isAnyoneWaiting() && progress.isQuiet();
        quietLooks = isQuiet && now == stamp ? quietLooks + 1 : 0;
        stamp = now;
        verdict.look(quietLooks >= LOOKS, now);
    }

    /** Nobody has to look any more. */
    void end() {
        isOver = true;
        thread.interrupt();
    }
}
