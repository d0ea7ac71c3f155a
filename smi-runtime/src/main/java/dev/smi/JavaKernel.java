package dev.smi;

/** A kernel that is written in Java: it opens channels of its rank's communicators, and reads and writes buffers. */
@FunctionalInterface
public interface JavaKernel {

    /**
     * Runs to its end.
     *
     * @throws Exception whatever it throws, whoever joins the kernel gets
     */
    void run() throws Exception;
}
