package dev.smi.data.worker;

import dev.smi.data.wire.BufferPool;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory for what belongs to one chunk, taken from a pool when the first byte is wanted; an arena of its own would cost
 * a mapping page by page, and at its end a word with every thread of the JVM. Used by one thread, then closed by
 * another.
 */
final class LazyArena implements SegmentAllocator {

    private final BufferPool pool;
    private final List<BufferPool.Lease> leases = new ArrayList<>(1);

    LazyArena(BufferPool pool) {
        this.pool = pool;
    }

    /** Zeroed, as all allocators do. */
    @Override
    public MemorySegment allocate(long bytes, long alignment) {
        BufferPool.Lease lease = pool.take(alignment > BufferPool.ALIGNMENT ? bytes + alignment : bytes);
        leases.add(lease);
        long skipped = -lease.memory().address() & (alignment - 1);
        return lease.memory().asSlice(skipped, bytes).fill((byte) 0);
    }

    /** Gives everything back. */
    void close() {
        leases.forEach(lease -> lease.release().run());
    }
}
