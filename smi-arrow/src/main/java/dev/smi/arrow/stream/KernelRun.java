package dev.smi.arrow.stream;

import dev.smi.arrow.model.ArrowInterface;
import java.util.Map;

/** One run of a kernel in Java, for whoever starts kernels. For one thread at a time. */
public final class KernelRun {

    private final KernelStreams streams;
    private final ArrowKernel kernel;

    /** A run that has not begun. */
    public KernelRun(ArrowInterface program, ArrowKernel kernel, KernelRegisters registers, StreamMemory memory) {
        this.streams = new KernelStreams(program, registers, memory);
        this.kernel = kernel;
    }

    /**
     * Runs the kernel to its end.
     *
     * @throws IllegalStateException if it has not read or written all that it gave commands for
     * @throws Exception what the kernel throws
     */
    // a kernel is the user's, and may throw whatever it likes
    @SuppressWarnings("ProhibitedExceptionDeclared")
    public void run() throws Exception {
        kernel.run(streams);
        streams.requireDone();
    }

    /** What it returned. */
    public long returned() {
        return streams.returned();
    }

    /** Elements that streams which are written have, by their names. */
    public Map<String, Integer> written() {
        return streams.written();
    }
}
