package dev.smi.fabric;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
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
    private final Consumer<Throwable> onFailure;
    private volatile @Nullable Throwable failure;
    private volatile long moves;
    private volatile long looks;

    private FabricThread(FastFabric fabric, String name, Consumer<Throwable> onFailure) {
        this.fabric = fabric;
        this.onFailure = onFailure;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /**
     * Starts a thread.
     *
     * @param name the thread's name
     */
    public static FabricThread start(FastFabric fabric, String name) {
        return start(fabric, name, _ -> {});
    }

    /**
     * Starts a thread.
     *
     * @param name the thread's name
     * @param onFailure is told, on that thread, what ended it before it was closed
     */
    public static FabricThread start(FastFabric fabric, String name, Consumer<Throwable> onFailure) {
        FabricThread started = new FabricThread(fabric, name, onFailure);
        started.thread.start();
        return started;
    }

    // only this thread counts
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void run() {
        Backoff backoff = new Backoff();
        try {
            while (!isClosed) {
                if (fabric.run(TURNS)) {
                    moves++;
                    backoff.reset();
                } else {
                    looks++;
                    backoff.idle();
                }
            }
        } catch (RuntimeException | Error e) {
            failure = e;
            onFailure.accept(e);
        }
    }

    /** Grows whenever anything moves. */
    public long moves() {
        return moves;
    }

    /**
     * How often the thread has looked whether anything can move, and nothing could. If this has grown by two, it has
     * looked at everything at least once since.
     */
    public long looks() {
        return looks;
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
