package dev.smi.spark;

/** An attempt at a chunk that failed, so that Spark tries again; tells the driver which attempt it was. */
final class ChunkFailure extends Exception {

    private static final long serialVersionUID = 1;

    private final int attempt;

    ChunkFailure(int attempt, String message) {
        super(message);
        this.attempt = attempt;
    }

    /** From 1. */
    int attempt() {
        return attempt;
    }
}
