package dev.smi.fabric;

import dev.smi.model.Operation;
import dev.smi.model.Program;
import dev.smi.model.Rank;
import java.util.Map;

/**
 * A rank of this fabric.
 *
 * @param program its operations; channels use the ports that are declared here and no others
 * @param drive who drives its channels
 * @param degrees the asynchronicity degrees of its receiving operations in elements; those that are not in it have 0
 */
public record LocalRank(Rank rank, Program program, Drive drive, Map<Operation, Integer> degrees) {

    /** Which thread calls a rank's endpoints. */
    public enum Drive {
        /** The fabric's own, in steps or between runs. */
        SAME_THREAD,
        /** Others; each endpoint belongs to one of them at a time. */
        OTHER_THREADS
    }

    /** Copies the map in. */
    public LocalRank {
        degrees = Map.copyOf(degrees);
    }

    /** A rank whose channels are opened without degrees. */
    public LocalRank(Rank rank, Program program, Drive drive) {
        this(rank, program, drive, Map.of());
    }

    /**
     * Packets that a receiver has to owe its sender before it grants them. Source: docs/adr/0006-grants-and-degrees.md.
     */
    int grantPackets(Operation receiver) {
        long promised = receiver.dataType().packets(degrees.getOrDefault(receiver, 0));
        return (int) Math.clamp(receiver.bufferSize() - promised + 1, 1L, receiver.bufferSize() / 8L);
    }
}
