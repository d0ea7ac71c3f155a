package dev.smi.emulator;

import dev.smi.emulator.fabric.KernelFiber;
import dev.smi.model.Rank;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A kernel that a {@link LiveEmulator} was asked to start. For any thread. */
public final class KernelRun {

    private final KernelLaunch launch;
    private final Consumer<String> failed;
    private volatile @Nullable KernelFiber fiber;
    private volatile @Nullable String fault;
    private volatile boolean isDone;

    KernelRun(KernelLaunch launch, Consumer<String> failed) {
        this.launch = launch;
        this.failed = failed;
    }

    void started(KernelFiber kernel) {
        kernel.onEnd(this::ended);
        fiber = kernel;
    }

    void ended(@Nullable Throwable cause) {
        if (cause != null) {
            String message = Emulator.faultMessage(cause);
            fault = message;
            failed.accept(message);
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
