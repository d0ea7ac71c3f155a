package dev.smi.job;

import java.util.Optional;

/** Where ranks say where they are. For one thread. */
interface MeetingPoint {

    /** Sees to it that the others can see this rank. */
    void appear();

    /** Where a rank is, if it has appeared. */
    Optional<Placement> find(int rank);

    /** What ranks may be missing for, in words for a message. */
    String remedy();
}
