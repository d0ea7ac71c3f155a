package dev.smi.apps.fwi;

import dev.smi.data.Source;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Contrasts of grids: numbers from a file, again and again until there are so many grids. Immutable. */
final class Grids implements Source {

    private final MemorySegment once;
    private final int numbers;
    private final int cells;
    private final long size;

    /**
     * Grids of so many cells.
     *
     * @param numbers fill one grid or several, or fill one when repeated
     * @param count how many grids, at least 1; a multiple of {@code numbers} in cells
     */
    Grids(double[] numbers, int cells, int count) {
        this.numbers = numbers.length;
        this.cells = cells;
        this.size = (long) cells * count;
        if (numbers.length == 0 || count < 1 || size % numbers.length != 0) {
            throw new IllegalArgumentException(
                    count + " grids of " + cells + " cells are no multiple of " + numbers.length + " numbers");
        }
        this.once = MemorySegment.ofArray(new byte[Math.multiplyExact(numbers.length, Double.BYTES)]);
        MemorySegment.copy(numbers, 0, once, FwiUnit.NUMBER, 0, numbers.length);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long granularity() {
        return cells;
    }

    @Override
    public List<MemorySegment> cut(long first, long count) {
        Objects.checkFromIndexSize(first, count, size);
        List<MemorySegment> segments = new ArrayList<>();
        for (long at = first; at < first + count; ) {
            long begin = at % numbers;
            long length = Math.min(numbers - begin, first + count - at);
            segments.add(
                    once.asSlice(begin * Double.BYTES, length * Double.BYTES).asReadOnly());
            at += length;
        }
        return segments;
    }

    @Override
    public double bytesPerElement() {
        return Double.BYTES;
    }

    /** The contrasts of one grid. */
    double[] grid(int index) {
        double[] grid = new double[cells];
        int at = 0;
        for (MemorySegment segment : cut((long) index * cells, cells)) {
            int length = (int) (segment.byteSize() / Double.BYTES);
            MemorySegment.copy(segment, FwiUnit.NUMBER, 0, grid, at, length);
            at += length;
        }
        return grid;
    }
}
