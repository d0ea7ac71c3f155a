package dev.smi.arrow.stream;

/** A kernel in Java, the counterpart of the user's kernel of a program for devices. */
@FunctionalInterface
public interface ArrowKernel {

    /**
     * Runs to its end. All commands it gave have to be done by then; streams need no closing.
     *
     * @throws Exception whatever it throws, whoever waits for the kernel gets
     */
    // a kernel is the user's, and may throw whatever it likes
    @SuppressWarnings("ProhibitedExceptionDeclared")
    void run(KernelStreams io) throws Exception;
}
