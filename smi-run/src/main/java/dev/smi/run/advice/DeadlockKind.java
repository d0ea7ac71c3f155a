package dev.smi.run.advice;

import java.util.Locale;

/** What a deadlock comes from. */
public enum DeadlockKind {
    /** Buffers are too small; larger ones resolve it. */
    BUFFERS_TOO_SMALL,
    /** A kernel waits for elements that a packet that is not full holds back. */
    HELD_BACK_PACKET,
    /** A rank does not call a collective. */
    MISSING_RANK,
    /** The kernel at the other end is not running. */
    KERNEL_NOT_STARTED,
    /** No kernel opens the other end. */
    NEVER_OPENED,
    /** The other end has returned, with fewer elements than this one. */
    COUNTS_DIFFER,
    /** Ranks call collectives, or a collective and something else, in different orders. */
    COLLECTIVE_ORDER,
    /** Kernels wait for each other in a circle that no buffer mends. */
    RENDEZVOUS_CYCLE,
    /** None of these, as far as was found out. */
    UNKNOWN;

    /** For scripts. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
