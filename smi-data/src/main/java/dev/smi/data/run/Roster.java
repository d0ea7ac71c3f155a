package dev.smi.data.run;

import java.util.List;
import java.util.Optional;

/** The workers of a cluster, while a job runs on it. For the thread that runs the job. */
public interface Roster {

    /** Workers that are there, in order. */
    List<WorkerLink> workers();

    /**
     * The next thing that happened; empty if nothing did in the time given. A worker that has come, or is lost, is
     * among {@link #workers}, or is not, when this returns.
     */
    Optional<Event> next(long nanos) throws InterruptedException;

    /** Gives a worker up that does not do what it should; it is not among {@link #workers} any more. */
    void giveUp(WorkerLink worker);

    /** How many workers are being started and have not come yet. */
    int coming();
}
