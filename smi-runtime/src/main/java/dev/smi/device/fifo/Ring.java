package dev.smi.device.fifo;

import dev.smi.job.RankContext;
import dev.smi.job.Waitable;
import dev.smi.transport.Patience;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The places of a FIFO with one writing and one reading kernel, and how they wait for each other. Which kernels these
 * are may change when one has ended. What a side needs of the other one it looks up only when it finds no room, or
 * nothing to read.
 */
public abstract sealed class Ring permits IntRing, LongRing {

    /** Longs between variables that different threads write, so that they lie in different cache lines. */
    private static final int APART = 16;

    private static final int WRITTEN = APART;
    private static final int READ_SEEN = WRITTEN + 1;
    private static final int READ = 2 * APART;
    private static final int WRITTEN_SEEN = READ + 1;
    private static final VarHandle INDEX = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] indices = new long[3 * APART];
    private final RankContext context;
    private final String name;
    private final int depth;
    private final Patience writerPatience = new Patience();
    private final Patience readerPatience = new Patience();
    private final Waitable room = new RoomWait();
    private final Waitable element = new ElementWait();
    private volatile @Nullable FifoThread writer;
    private volatile @Nullable FifoThread reader;

    /**
     * An empty ring.
     *
     * @param name what messages call it
     * @param depth elements it holds
     */
    Ring(RankContext context, String name, int depth) {
        this.context = context;
        this.name = name;
        this.depth = depth;
    }

    /** Places of an array for so many elements, a power of two. */
    static int slots(int depth) {
        return depth == 1 ? 1 : Integer.highestOneBit(depth - 1) << 1;
    }

    /** The number of the element that is written next, once there is room for it. */
    final long awaitRoom(FifoThread thread) {
        if (writer != thread) {
            writer = claim(writer, thread, "write");
        }
        long next = indices[WRITTEN];
        if (next - indices[READ_SEEN] >= depth) {
            seeRoom();
        }
        return next;
    }

    private void seeRoom() {
        context.await(room);
        long seen = (long) INDEX.getAcquire(indices, READ);
        long enough = indices[WRITTEN] - depth / 2;
        while (seen < enough && writerPatience.hasMore()) {
            long now = (long) INDEX.getAcquire(indices, READ);
            if (now == seen) {
                writerPatience.lose();
                break;
            }
            seen = now;
        }
        if (seen >= enough) {
            writerPatience.restore();
        }
        indices[READ_SEEN] = seen;
    }

    /** Shows the reader the element before this one. */
    final void written(long next) {
        INDEX.setRelease(indices, WRITTEN, next);
    }

    /** The number of the element that is read next, once it is there. */
    final long awaitElement(FifoThread thread) {
        if (reader != thread) {
            reader = claim(reader, thread, "read");
        }
        long next = indices[READ];
        if (next == indices[WRITTEN_SEEN]) {
            seeElements();
        }
        return next;
    }

    private void seeElements() {
        context.await(element);
        long seen = (long) INDEX.getAcquire(indices, WRITTEN);
        long enough = indices[READ] + depth / 2;
        while (seen < enough && readerPatience.hasMore()) {
            long now = (long) INDEX.getAcquire(indices, WRITTEN);
            if (now == seen) {
                readerPatience.lose();
                break;
            }
            seen = now;
        }
        if (seen >= enough) {
            readerPatience.restore();
        }
        indices[WRITTEN_SEEN] = seen;
    }

    /** Gives the writer the place of the element before this one. */
    final void read(long next) {
        INDEX.setRelease(indices, READ, next);
    }

    /** A kernel that has ended gives its side to the next one, and what it did last is seen by that. */
    private FifoThread claim(@Nullable FifoThread before, FifoThread now, String verb) {
        if (before != null && !before.hasLeft()) {
            throw new IllegalStateException("FIFO " + name + ": kernels " + before.kernel() + " and " + now.kernel()
                    + " " + verb + " it at the same time; a FIFO has one kernel that writes and one that reads, so"
                    + " declare one for each pair of kernels");
        }
        return now;
    }

    private final class RoomWait implements Waitable {
        @Override
        public boolean isReady() {
            return (long) INDEX.getAcquire(indices, WRITTEN) - (long) INDEX.getAcquire(indices, READ) < depth;
        }

        @Override
        public String description() {
            return "to write FIFO " + name + ", which is full: it holds " + depth;
        }
    }

    private final class ElementWait implements Waitable {
        @Override
        public boolean isReady() {
            return (long) INDEX.getAcquire(indices, WRITTEN) != (long) INDEX.getAcquire(indices, READ);
        }

        @Override
        public String description() {
            return "to read FIFO " + name + ", which is empty";
        }
    }
}
