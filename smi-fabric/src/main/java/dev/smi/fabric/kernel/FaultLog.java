package dev.smi.fabric.kernel;

import dev.smi.model.Rank;

/** Takes what goes wrong in the transport layer. */
@FunctionalInterface
public interface FaultLog {

    /**
     * Takes a fault; the fabric goes on.
     *
     * @param rank where it happened
     * @param message what happened, as the generated kernels say it
     */
    void report(Rank rank, String message);

    /**
     * The same for who wants to know which kernel it was.
     *
     * @param kernel the kernel's name in device code
     */
    default void report(Rank rank, String kernel, String message) {
        report(rank, message);
    }
}
