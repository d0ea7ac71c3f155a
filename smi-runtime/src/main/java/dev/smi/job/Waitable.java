package dev.smi.job;

import java.util.OptionalInt;

/** Something that a thread waits for. Made once for each channel or kernel, so that waiting allocates nothing. */
public interface Waitable {

    /** Whether the wait is over. Called often, by the waiting thread and by the one that looks for deadlocks. */
    boolean isReady();

    /** What is waited for, to follow {@code waits}: {@code to pop element 3 of 100 on port 1 from rank 0}. */
    String description();

    /** Whether somebody acts whom nobody here knows, such as a board: then whoever waits is not stuck, only late. */
    default boolean isExternal() {
        return false;
    }

    /** The rank that has to act, if it is one. */
    default OptionalInt peer() {
        return OptionalInt.empty();
    }
}
