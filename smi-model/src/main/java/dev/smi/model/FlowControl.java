package dev.smi.model;

/**
 * How point-to-point channels keep a sender from overrunning its receiver.
 *
 * <p>Source: docs/design/smi-spec.md, sections 4 and 8 (rule E).
 */
public enum FlowControl {
    /** A packet leaves only when a place is reserved for it at the receiver; credits come back as SYNCH packets. */
    CREDITS,
    /** Packets leave at once. Faster to start, and without rule E's freedom from deadlock. */
    EAGER
}
