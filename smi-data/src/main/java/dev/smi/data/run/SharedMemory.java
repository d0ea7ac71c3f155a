package dev.smi.data.run;

import java.lang.foreign.MemorySegment;

/** Whether memory can be read by the threads of units. Stateless. */
final class SharedMemory {

    /** Never runs: asked for what a thread could read that owns nothing. */
    private static final Thread ANY = Thread.ofPlatform().unstarted(() -> {});

    private SharedMemory() {}

    /**
     * Refuses memory of one thread.
     *
     * @param what it is, for the message
     * @throws IllegalArgumentException if one thread only may read it
     */
    static void require(MemorySegment memory, String what) {
        if (!memory.isAccessibleBy(ANY)) {
            throw new IllegalArgumentException(what + " is in memory of one thread only; take it from Arena.ofShared()"
                    + " or Arena.ofAuto(), as units have threads of their own");
        }
    }
}
