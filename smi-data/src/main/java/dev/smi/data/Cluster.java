package dev.smi.data;

import java.util.List;

/** Workers that are there: each a process, or a thread of this one, with a device. For one thread at a time. */
public interface Cluster extends AutoCloseable {

    /** The workers, in order; those that were lost and not replaced are not among them. */
    List<WorkerInfo> workers();

    /**
     * Runs a job to its end. Interrupting the thread cancels it: chunks that run are told to stop, and the cluster can
     * be used on.
     *
     * @throws JobFailedException if a chunk failed as often as it may, no worker is left, or what was combined cannot
     *     be written
     * @throws InterruptedException if the job was cancelled
     */
    <R> Outcome<R> run(Job<R> job) throws JobFailedException, InterruptedException;

    /** Ends the workers that this cluster started, and leaves those that it found to others. */
    @Override
    void close();
}
