package dev.smi.data.worker;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import org.jspecify.annotations.Nullable;

/** A shared arena that is made when the first byte is wanted. Used by one thread, then closed by another. */
final class LazyArena implements SegmentAllocator {

    private @Nullable Arena arena;

    @Override
    public MemorySegment allocate(long bytes, long alignment) {
        Arena made = arena;
        if (made == null) {
            made = Arena.ofShared();
            arena = made;
        }
        return made.allocate(bytes, alignment);
    }

    /** Gives everything back. */
    void close() {
        if (arena != null) {
            arena.close();
        }
    }
}
