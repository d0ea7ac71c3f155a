package dev.smi.fabric;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A thread that runs a fabric until it is closed. Fabric and steps are the thread's from when it was started; the
 * endpoints of ranks that {@linkplain LocalRank.Drive#OTHER_THREADS others drive} are not.
 */
public final class FabricThread implements AutoCloseable {

    /** Turns after which the thread looks whether it shall end. */
    private static final long TURNS = 10_000;

    private static final Duration END_DEADLINE = Duration.ofSeconds(10);

    private final FastFabric fabric;
    private final Thread thread;
    private volatile boolean isClosed;
    private volatile @Nullable Throwable failure;

    private FabricThread(FastFabric fabric, String name) {
        this.fabric = fabric;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /**
     * Starts a thread.
     *
     * @param name the thread's name
     */
    public static FabricThread start(FastFabric fabric, String name) {
        FabricThread started = new FabricThread(fabric, name);
        started.thread.start();
        return started;
    }

    private void run() {
        Backoff backoff = new Backoff();
        try {
            while (!isClosed) {
                if (fabric.run(TURNS)) {
                    backoff.reset();
                } else {
                    backoff.idle();
                }
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    /** What ended the thread before it was closed, if something did; then nothing moves any more. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Ends the thread and waits for it.
     *
     * @throws IllegalStateException if it does not end within ten seconds, or the caller is interrupted
     */
    @Override
    public void close() {
        isClosed = true;
        try {
            if (!thread.join(END_DEADLINE)) {
                throw new IllegalStateException(thread.getName() + " did not end within " + END_DEADLINE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + thread.getName() + " ended", e);
        }
    }
}
