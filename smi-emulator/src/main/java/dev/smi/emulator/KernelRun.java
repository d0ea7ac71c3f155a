package dev.smi.emulator;

import dev.smi.emulator.fabric.KernelFiber;
import dev.smi.model.Rank;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A kernel that a {@link LiveEmulator} was asked to start. For any thread. */
public final class KernelRun {

    private final KernelLaunch launch;
    private volatile @Nullable KernelFiber fiber;
    private volatile @Nullable String fault;
    private volatile boolean isDone;

    KernelRun(KernelLaunch launch) {
        this.launch = launch;
    }

    void started(KernelFiber kernel) {
        kernel.onEnd(this::ended);
        fiber = kernel;
    }

    void ended(@Nullable Throwable cause) {
        if (cause != null) {
            fault = Emulator.faultMessage(cause);
        }
        isDone = true;
    }

    /** The FPGA it runs on. */
    public Rank rank() {
        return launch.rank();
    }

    /** Its name. */
    public String kernel() {
        return launch.kernel();
    }

    /** Whether it has ended, in whatever way. */
    public boolean isDone() {
        return isDone;
    }

    /** What it did wrong, if it did; empty while it runs. */
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    @Nullable
    KernelFiber fiber() {
        return fiber;
    }
}
