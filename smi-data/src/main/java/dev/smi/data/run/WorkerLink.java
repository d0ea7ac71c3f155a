package dev.smi.data.run;

import dev.smi.data.WorkerInfo;

/**
 * A worker as the scheduler sees it. Its methods return at once; what comes of them is an {@link Event}. For the thread
 * that runs the job.
 */
public interface WorkerLink {

    /** Who it is. */
    WorkerInfo info();

    /** Makes units ready, unless they are; the answer is {@link Event.Ready} or {@link Event.Refused}. */
    void open(Opening opening);

    /**
     * Has a unit work on a chunk, after what it was given before; the answer is {@link Event.Done} or
     * {@link Event.Failed}.
     */
    void start(Task task);

    /**
     * Tells its units to stop: every task is answered soon, however it ended, and those that have not begun do not
     * begin.
     */
    void cancel();

    /**
     * Gives the worker up: no event of it comes any more, what it holds is released, and its process, if we have one,
     * ends.
     */
    void abandon();

    /** Lets the worker go, in good order. */
    void close();
}
