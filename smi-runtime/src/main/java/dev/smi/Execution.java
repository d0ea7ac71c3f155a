package dev.smi;

import dev.smi.device.RunningKernel;
import dev.smi.job.JobException;
import dev.smi.job.RankContext;
import dev.smi.job.Waitable;
import java.time.Duration;
import java.util.Optional;

/** A kernel that was started. For any thread of its rank. */
public final class Execution {

    private final RankContext context;
    private final String kernel;
    private final RunningKernel running;
    private final Waitable end;

    Execution(RankContext context, String kernel, RunningKernel running) {
        this.context = context;
        this.kernel = kernel;
        this.running = running;
        this.end = new Waitable() {
            @Override
            public boolean isReady() {
                return running.isDone();
            }

            @Override
            public boolean isExternal() {
                return !running.isWatched();
            }

            @Override
            public String description() {
                return "for its kernel " + kernel + " to return";
            }
        };
    }

    /**
     * Returns when the kernel has.
     *
     * @throws dev.smi.device.DeviceException if the kernel failed
     * @throws JobException if it has not returned in time, with {@link JobException#DEADLINE}, or is part of a deadlock
     */
    public void join(Duration deadline) {
        if (!context.await(end, deadline)) {
            String state = running.waitsFor();
            running.cancel();
            throw new JobException(
                    "rank " + context.rank() + ": kernel " + kernel + " has not returned within "
                            + deadline.toMillis() / 1000.0 + " s: " + state,
                    JobException.DEADLINE);
        }
        running.throwIfFailed();
    }

    /** Whether it has returned or failed. */
    public boolean isDone() {
        return running.isDone();
    }

    /** What it waits for now, in words for a message; that it computes where nothing else is known. */
    public String waitsFor() {
        return running.waitsFor();
    }

    /** Ends it if its device can, a moment later. A kernel that has ended stays as it is. */
    public void cancel() {
        running.cancel();
    }

    /** How long it ran, as its device measured it; empty while it runs, and where the device does not measure. */
    public Optional<Duration> deviceTime() {
        return running.deviceTime();
    }
}
