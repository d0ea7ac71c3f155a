package dev.smi.job;

import java.util.Optional;

/** What a rank holds while it takes part in a job that spans processes. */
@FunctionalInterface
interface Session {

    /** Of a job within one JVM. */
    Session NONE = _ -> {};

    /**
     * Gives everything back, in order.
     *
     * @param failure what to tell the others if the job failed
     */
    void end(Optional<JobFailure> failure);
}
