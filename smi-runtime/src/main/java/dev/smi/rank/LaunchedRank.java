package dev.smi.rank;

import java.util.List;
import java.util.Optional;

/** One rank of a job that a launcher started. */
public interface LaunchedRank {

    /** Its number, from 0. */
    int rank();

    /** Ranks of the job. */
    int size();

    /**
     * Names the job: the same for all of its ranks and for no other job on their hosts. Letters, digits and {@code -}.
     */
    String job();

    /** The program's own arguments, those of the launcher removed. */
    List<String> arguments();

    /** Carries messages to the other ranks wherever they are; empty if the launcher has nothing for that. */
    Optional<MessageCarrier> carrier();

    /** Tells the launcher that the rank has ended well. A second time does nothing. */
    void end();
}
