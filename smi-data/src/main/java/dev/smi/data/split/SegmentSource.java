package dev.smi.data.split;

import dev.smi.data.Source;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Elements of a fixed size in one or more segments of memory, none across two of them. Cuts are slices. */
final class SegmentSource implements Source {

    private final List<MemorySegment> parts;

    /** Number of the first element of each part, and behind them the number of elements. */
    private final long[] starts;

    private final long elementBytes;
    private final @Nullable Arena arena;

    /**
     * A source over segments.
     *
     * @param parts each a whole number of elements
     * @param arena closed with the source; null if the memory is somebody else's
     */
    SegmentSource(List<MemorySegment> parts, long elementBytes, @Nullable Arena arena) {
        if (elementBytes < 1) {
            throw new IllegalArgumentException("elements of " + elementBytes + " bytes");
        }
        this.parts = parts.stream().map(MemorySegment::asReadOnly).toList();
        this.elementBytes = elementBytes;
        this.arena = arena;
        this.starts = new long[parts.size() + 1];
        for (int p = 0; p < parts.size(); p++) {
            long bytes = parts.get(p).byteSize();
            if (bytes % elementBytes != 0) {
                throw new IllegalArgumentException(bytes + " bytes are no whole number of elements of " + elementBytes
                        + " bytes: " + bytes % elementBytes + " are left over");
            }
            starts[p + 1] = starts[p] + bytes / elementBytes;
        }
    }

    @Override
    public long size() {
        return starts[parts.size()];
    }

    @Override
    public List<MemorySegment> cut(long first, long count) {
        Objects.checkFromIndexSize(first, count, size());
        List<MemorySegment> slices = new ArrayList<>();
        long from = first;
        for (int p = partOf(first); from < first + count; p++) {
            long end = Math.min(first + count, starts[p + 1]);
            if (end > from) {
                slices.add(parts.get(p).asSlice((from - starts[p]) * elementBytes, (end - from) * elementBytes));
                from = end;
            }
        }
        return slices;
    }

    @Override
    public double bytesPerElement() {
        return elementBytes;
    }

    @Override
    public void close() {
        if (arena != null && arena.scope().isAlive()) {
            arena.close();
        }
    }

    private int partOf(long element) {
        int found = Arrays.binarySearch(starts, element);
        return found >= 0 ? found : -found - 2;
    }
}
