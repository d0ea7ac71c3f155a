package dev.smi.device.jvm;

import dev.smi.device.DeviceException;
import dev.smi.device.RunningKernel;
import dev.smi.device.fifo.FifoThread;
import dev.smi.device.fifo.ProgramFifos;
import dev.smi.job.JobException;
import dev.smi.job.RankContext;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A kernel in Java, on a thread of its own. */
public final class KernelThread implements RunningKernel {

    /** What a kernel does; whatever it throws, whoever joins the kernel gets. */
    @FunctionalInterface
    public interface Body {
        /** Runs to its end. */
        void run() throws Throwable;
    }

    private final RankContext context;
    private final String name;
    private final Optional<Method> method;
    private final Thread thread;
    private volatile @Nullable Throwable fault;
    private volatile boolean isCancelled;
    private volatile boolean isDone;
    private volatile long nanos;

    /**
     * Starts a kernel that belongs to no program.
     *
     * @param name what messages call it
     */
    public KernelThread(RankContext context, String name, Body body) {
        this.context = context;
        this.name = "rank " + context.rank() + " kernel " + name;
        this.method = Optional.empty();
        this.thread = new Thread(() -> run(body));
        start();
    }

    /** Starts a kernel of a program, which has that program's FIFOs. */
    KernelThread(RankContext context, Method method, ProgramFifos fifos, Body body) {
        this.context = context;
        this.name = "rank " + context.rank() + " kernel " + method.getName();
        this.method = Optional.of(method);
        this.thread = new FifoThread(fifos, method.getName(), () -> run(body));
        start();
    }

    private void start() {
        thread.setName(name);
        thread.setDaemon(true);
        context.hub().progress().expect(thread, context.rank(), name);
        thread.start();
    }

    private void run(Body body) {
        long start = System.nanoTime();
        context.hub().progress().enter(context.rank(), name);
        try {
            body.run();
        } catch (Throwable t) { // whoever joins the kernel gets it
            fault = t;
            if (!isCancelled) {
                context.hub().progress().kernelFailed(this, context.rank(), failure(t));
            }
        } finally {
            nanos = System.nanoTime() - start;
            if (thread instanceof FifoThread own) {
                own.leave();
            }
            isDone = true;
            context.hub().progress().leave();
        }
    }

    private String failure(Throwable cause) {
        return name + " failed: " + cause
                + method.flatMap(kernel -> KernelPlace.of(kernel, cause))
                        .map(place -> " at " + place)
                        .orElse("");
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
            throw new DeviceException(failure(cause), cause);
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

    /** Ends the kernel where it next waits; one that computes goes on. */
    @Override
    public void cancel() {
        isCancelled = true;
        thread.interrupt();
    }
}
