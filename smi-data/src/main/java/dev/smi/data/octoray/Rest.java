package dev.smi.data.octoray;

/** What happens to data that the kernels' batch sizes leave over. It is never dropped. */
public enum Rest {
    /** The kernels get it when they are done with what they have. */
    NEXT_ROUND,
    /** It is an error. */
    REFUSED
}
