package dev.smi.job;

import java.util.OptionalInt;

/**
 * A thread or kernel that waits.
 *
 * @param rank its rank
 * @param text a line for people: {@code rank 1 waits to pop ...}
 * @param peer the rank that has to act, if it is one
 */
public record StuckWait(int rank, String text, OptionalInt peer) {}
