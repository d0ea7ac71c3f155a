package dev.smi.data.split;

import dev.smi.data.Combiner;
import dev.smi.data.Piece;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** Copies results into memory one after the other, and has them fill it exactly. */
final class FillingCombiner<R> implements Combiner<R> {

    private final R target;
    private final MemorySegment memory;
    private long filled;

    FillingCombiner(R target, MemorySegment memory) {
        this.target = target;
        this.memory = memory;
    }

    @Override
    public void accept(Piece piece, MemorySegment result) throws IOException {
        long room = memory.byteSize() - filled;
        if (result.byteSize() > room) {
            throw new IOException("the result of elements " + piece.first() + " to " + (piece.end() - 1) + " has "
                    + result.byteSize() + " bytes, and there is room for " + room + " of the " + memory.byteSize()
                    + " bytes that all results were to fill; give more room, or check what the unit returns");
        }
        MemorySegment.copy(result, 0, memory, filled, result.byteSize());
        filled += result.byteSize();
    }

    @Override
    public R finish() throws IOException {
        if (filled != memory.byteSize()) {
            throw new IOException("all results have " + filled + " bytes, and were to fill " + memory.byteSize()
                    + "; check what the unit returns");
        }
        return target;
    }
}
