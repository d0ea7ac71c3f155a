package dev.smi.apps.arrow;

import dev.smi.arrow.Context;
import dev.smi.arrow.Kernel;
import java.time.Duration;
import java.util.function.Consumer;

/** Runs of kernels as Fletcher's hosts do them. Stateless. */
final class Launch {

    private Launch() {}

    /**
     * Runs a kernel once over all batches of a context.
     *
     * @param context with all its batches queued
     * @param settings sets ranges and arguments
     * @return the kernel, which is done
     */
    static Kernel run(Context context, Duration deadline, Consumer<Kernel> settings) {
        context.enable();
        Kernel kernel = new Kernel(context);
        kernel.reset();
        settings.accept(kernel);
        kernel.start();
        kernel.pollUntilDone(deadline);
        return kernel;
    }

    /** Runs a kernel that has no settings. */
    static Kernel run(Context context, Duration deadline) {
        return run(context, deadline, _ -> {});
    }
}
