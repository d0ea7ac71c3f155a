package dev.smi.job;

/**
 * Looks again and again whether anybody in this JVM can still get on. If all wait, and nobody has got on between
 * several looks, the job is stuck. A thread of its own.
 */
final class DeadlockWatch {

    private static final long PERIOD_MILLIS = 50;

    /** Looks without any change before the job counts as stuck: a thread may be about to be woken. */
    private static final int LOOKS = 4;

    private final Progress progress;
    private final Runnable stuck;
    private final Thread thread;
    private volatile boolean isOver;
    private long stamp;
    private int quietLooks;

    /**
     * A watch that begins at once.
     *
     * @param stuck called, maybe several times, while nobody here can get on
     */
    DeadlockWatch(Progress progress, Runnable stuck) {
        this.progress = progress;
        this.stuck = stuck;
        this.thread = Thread.ofPlatform().name("deadlock watch").daemon().start(this::watch);
    }

    private void watch() {
        while (!isOver && !progress.isFailed()) {
            try {
                Thread.sleep(PERIOD_MILLIS);
            } catch (InterruptedException _) {
                return;
            }
            look();
        }
    }

    private void look() {
        long now = progress.stamp();
        boolean isQuiet = progress.isAnyoneWaiting() && progress.isQuiet();
        quietLooks = isQuiet && now == stamp ? quietLooks + 1 : 0;
        stamp = now;
        if (quietLooks >= LOOKS) {
            stuck.run();
        }
    }

    /** Nobody has to look any more. */
    void end() {
        isOver = true;
        thread.interrupt();
    }
}
