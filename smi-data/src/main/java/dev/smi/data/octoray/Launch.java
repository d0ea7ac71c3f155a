package dev.smi.data.octoray;

/** Where the workers of a cluster come from. */
public enum Launch {
    /** Somebody starts them, or has: the client waits for them on the scheduler's port. */
    ATTACH,
    /** On the configuration's hosts, over SSH. */
    SSH,
    /** As ranks of a job under {@code mpjrun}. */
    MPJRUN,
    /** As processes of this machine, whatever hosts and devices are asked for: a rehearsal. */
    PROCESSES,
    /** As threads of this JVM, whatever hosts and devices are asked for: for tests. */
    THREADS
}
