package dev.smi.data.wire;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory for what is received or computed, used again and again: fresh memory of the operating system is cleared and
 * mapped page by page, which takes about as long as to receive it. For any thread.
 */
public final class BufferPool implements AutoCloseable {

    /** Of all it gives. */
    public static final long ALIGNMENT = 4096;

    private static final int MOST_IDLE = 8;
    private static final long MOST_IDLE_BYTES = 256L << 20;
    private static final long WASTE = 4;

    private record Block(Arena arena, MemorySegment memory) {}

    private final long mostIdleBytes;
    private final List<Block> idle = new ArrayList<>();
    private boolean isClosed;

    /**
     * Memory that somebody has.
     *
     * @param memory exactly as large as was asked for
     * @param release gives it back; to be called once
     */
    public record Lease(MemorySegment memory, Runnable release) {}

    /** A pool that keeps up to 256 MiB. */
    public BufferPool() {
        this(MOST_IDLE_BYTES);
    }

    /** A pool that keeps so much for the next who ask, or one block that is larger. */
    public BufferPool(long mostIdleBytes) {
        this.mostIdleBytes = mostIdleBytes;
    }

    /** Takes memory; what is in it is undefined. */
    public Lease take(long bytes) {
        Block block = find(bytes);
        return new Lease(block.memory().asSlice(0, bytes), () -> giveBack(block));
    }

    private Block find(long bytes) {
        synchronized (this) {
            Block best = null;
            for (Block block : idle) {
                long size = block.memory().byteSize();
                boolean fits = size >= bytes && size / WASTE <= Math.max(bytes, ALIGNMENT);
                if (fits && (best == null || size < best.memory().byteSize())) {
                    best = block;
                }
            }
            if (best != null) {
                idle.remove(best);
                return best;
            }
        }
        Arena arena = Arena.ofShared();
        // a little more, so that chunks that differ a little share it
        long size = Math.max(ALIGNMENT, bytes + bytes / 8);
        return new Block(arena, arena.allocate(size, ALIGNMENT));
    }

    private void giveBack(Block block) {
        List<Block> superfluous = new ArrayList<>();
        synchronized (this) {
            idle.add(block);
            while (isClosed ? !idle.isEmpty() : isTooMuch()) {
                superfluous.add(idle.removeFirst());
            }
        }
        superfluous.forEach(b -> b.arena().close());
    }

    /** The last block stays, however large it is: the next piece is as large. */
    private boolean isTooMuch() {
        long bytes = idle.stream().mapToLong(b -> b.memory().byteSize()).sum();
        return idle.size() > MOST_IDLE || idle.size() > 1 && bytes > mostIdleBytes;
    }

    /** Gives idle memory back to the operating system, and the rest when it is released. */
    @Override
    public synchronized void close() {
        isClosed = true;
        idle.forEach(block -> block.arena().close());
        idle.clear();
    }
}
