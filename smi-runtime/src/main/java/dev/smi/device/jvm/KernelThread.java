package dev.smi.device.jvm;

import dev.smi.device.DeviceException;
import dev.smi.device.RunningKernel;
import dev.smi.job.JobException;
import dev.smi.job.RankContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A kernel in Java, on a thread of its own. */
public final class KernelThread implements RunningKernel {

    private final RankContext context;
    private final String name;
    private final Thread thread;
    private volatile @Nullable Throwable fault;
    private volatile boolean isDone;
    private volatile long nanos;

    /**
     * Starts a kernel.
     *
     * @param name what messages call it
     * @param body what it does
     */
    public KernelThread(RankContext context, String name, Callable<?> body) {
        this.context = context;
        this.name = "rank " + context.rank() + " kernel " + name;
        this.thread = Thread.ofPlatform().name(this.name).daemon().unstarted(() -> run(body));
        context.hub().progress().expect(thread, context.rank(), this.name);
        thread.start();
    }

    private void run(Callable<?> body) {
        long start = System.nanoTime();
        context.hub().progress().enter(context.rank(), name);
        try {
            body.call();
        } catch (Throwable t) { // whoever joins the kernel gets it
            fault = t;
            context.hub().progress().kernelFailed(this, context.rank(), name + " failed: " + t);
        } finally {
            nanos = System.nanoTime() - start;
            isDone = true;
            context.hub().progress().leave();
        }
    }

    @Override
    public boolean isDone() {
        return isDone;
    }

    @Override
    public void throwIfFailed() {
        context.hub().progress().kernelJoined(this);
        Throwable cause = fault;
        if (cause instanceof JobException job) {
            throw job;
        }
        if (cause != null) {
            throw new DeviceException(name + " failed: " + cause, cause);
        }
    }

    @Override
    public boolean isWatched() {
        return true;
    }

    @Override
    public String waitsFor() {
        return context.hub().progress().waits(name);
    }

    @Override
    public Optional<Duration> deviceTime() {
        return isDone ? Optional.of(Duration.ofNanos(nanos)) : Optional.empty();
    }

    @Override
    public void cancel() {
        thread.interrupt();
    }
}
