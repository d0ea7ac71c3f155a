package dev.smi.device.emulator;

import dev.smi.device.DeviceException;
import dev.smi.device.RunningKernel;
import dev.smi.emulator.KernelRun;
import dev.smi.emulator.LiveEmulator;
import java.time.Duration;
import java.util.Optional;

/** A kernel on an emulated FPGA. */
final class EmulatedKernel implements RunningKernel {

    private final EmulatedCluster cluster;
    private final LiveEmulator emulator;
    private final KernelRun run;
    private final Runnable joined;

    /**
     * A kernel that was started.
     *
     * @param joined is called when somebody asks how it ended
     */
    EmulatedKernel(EmulatedCluster cluster, LiveEmulator emulator, KernelRun run, Runnable joined) {
        this.joined = joined;
        this.cluster = cluster;
        this.emulator = emulator;
        this.run = run;
    }

    @Override
    public boolean isDone() {
        return run.isDone();
    }

    @Override
    public void throwIfFailed() {
        joined.run();
        run.fault().ifPresent(fault -> {
            throw new DeviceException("rank " + run.rank() + " kernel " + run.kernel() + " failed: " + fault);
        });
    }

    @Override
    public boolean isWatched() {
        return true;
    }

    @Override
    public String waitsFor() {
        return cluster.waits(run.rank().value(), run.kernel());
    }

    /** The emulator counts turns, not time. */
    @Override
    public Optional<Duration> deviceTime() {
        return Optional.empty();
    }

    @Override
    public void cancel() {
        emulator.interrupt(run);
    }
}
