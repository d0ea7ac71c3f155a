package dev.smi.emulator.compile;

import java.util.Set;
import java.util.TreeSet;

/**
 * How a program is compiled: as it is, or so that a second run tells more about the first.
 *
 * @param marks which places of the source a running kernel notes
 * @param flushedPorts ports on which every {@code SMI_Push} sends its packet at once, as {@code SMI_Push_flush} does
 */
public record CompileVariant(Marks marks, Set<Integer> flushedPorts) {

    /** The program as it is. */
    public static final CompileVariant PLAIN = new CompileVariant(Marks.NONE, Set.of());

    public CompileVariant {
        flushedPorts = Set.copyOf(flushedPorts);
    }

    /** Places that a kernel notes before it gets there; every one costs a call. */
    public enum Marks {
        /** None. */
        NONE,
        /** Calls that can wait: of SMI functions, and reads and writes of the user's own channels. */
        WAITS,
        /** Everything that can fail as well: memory accesses, divisions, calls. */
        FAULTS
    }

    /** The program as it is, with places noted. */
    public static CompileVariant marked(Marks marks) {
        return new CompileVariant(marks, Set.of());
    }

    /** For a cache: what the compiled program depends on. */
    String key() {
        return marks + " " + new TreeSet<>(flushedPorts);
    }
}
