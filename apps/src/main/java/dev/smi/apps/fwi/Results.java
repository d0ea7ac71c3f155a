package dev.smi.apps.fwi;

import dev.smi.apps.fwi.inversion.Reconstruction;
import dev.smi.apps.fwi.inversion.Stop;
import dev.smi.data.Combiner;
import dev.smi.data.Piece;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reconstructed grids as bytes, and put together again. Little endian, without gaps, for each grid:
 *
 * <pre>
 *  0       8       16        20     24             24 + 8 cells
 * +-------+-------+---------+------+--------------+------------------------+
 * | dot   | update| iter-   | stop | chi          | residuals              |
 * | ns    | ns    | ations  |      | double[cells]| double[iterations]     |
 * +-------+-------+---------+------+--------------+------------------------+
 * </pre>
 */
final class Results implements Combiner<List<Reconstruction>> {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int UPDATE_AT = 8;
    private static final int ITERATIONS_AT = 16;
    private static final int STOP_AT = 20;
    private static final int HEADER = 24;

    private final int cells;
    private final List<Reconstruction> grids = new ArrayList<>();

    Results(int cells) {
        this.cells = cells;
    }

    static MemorySegment write(List<Reconstruction> grids, SegmentAllocator allocator) {
        long size = grids.stream().mapToLong(Results::size).sum();
        MemorySegment all = allocator.allocate(size, Long.BYTES);
        long at = 0;
        for (Reconstruction grid : grids) {
            all.set(LONG, at, grid.dotNanos());
            all.set(LONG, at + UPDATE_AT, grid.updateNanos());
            all.set(INT, at + ITERATIONS_AT, grid.iterations());
            all.set(INT, at + STOP_AT, grid.stop().code());
            long chi = at + HEADER;
            MemorySegment.copy(grid.chi(), 0, all, FwiUnit.NUMBER, chi, grid.chi().length);
            long residuals = chi + (long) grid.chi().length * Double.BYTES;
            MemorySegment.copy(grid.residuals(), 0, all, FwiUnit.NUMBER, residuals, grid.iterations());
            at += size(grid);
        }
        return all;
    }

    private static long size(Reconstruction grid) {
        return HEADER + (long) Double.BYTES * (grid.chi().length + grid.iterations());
    }

    @Override
    public void accept(Piece piece, MemorySegment result) {
        long at = 0;
        for (long first = 0; first < piece.count(); first += cells) {
            Reconstruction grid = read(result, at);
            grids.add(grid);
            at += size(grid);
        }
        if (at != result.byteSize()) {
            throw new IllegalStateException(
                    "a result of " + result.byteSize() + " bytes for " + piece.count() + " cells, which take " + at);
        }
    }

    private Reconstruction read(MemorySegment result, long at) {
        double[] chi = new double[cells];
        double[] residuals = new double[result.get(INT, at + ITERATIONS_AT)];
        MemorySegment.copy(result, FwiUnit.NUMBER, at + HEADER, chi, 0, cells);
        MemorySegment.copy(
                result, FwiUnit.NUMBER, at + HEADER + (long) cells * Double.BYTES, residuals, 0, residuals.length);
        return new Reconstruction(
                chi,
                residuals,
                Stop.ofCode(result.get(INT, at + STOP_AT)),
                result.get(LONG, at),
                result.get(LONG, at + UPDATE_AT));
    }

    @Override
    public List<Reconstruction> finish() {
        return List.copyOf(grids);
    }
}
