package dev.smi.spark;

/** A chunk as a Spark job of one task. Made on the thread that runs the smi job, used on another one. */
interface ChunkJob extends AutoCloseable {

    /**
     * Runs it, and waits for its end. Spark says in its own exceptions why it did not succeed.
     *
     * @param earlier attempts that earlier calls made
     */
    ChunkResult run(int earlier);

    /** Frees its data. */
    @Override
    void close();
}
