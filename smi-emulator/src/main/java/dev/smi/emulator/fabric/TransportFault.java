package dev.smi.emulator.fabric;

import dev.smi.model.Rank;

/** A fault in a step of the transport layer, which some kernel ran into because the step ran in its turn. */
public final class TransportFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int rank;
    private final String kernel;

    TransportFault(Rank rank, String kernel, String message) {
        super(message);
        this.rank = rank.value();
        this.kernel = kernel;
    }

    /** Where the step is. */
    public Rank rank() {
        return new Rank(rank);
    }

    /** The kernel that the step stands for. */
    public String kernel() {
        return kernel;
    }
}
