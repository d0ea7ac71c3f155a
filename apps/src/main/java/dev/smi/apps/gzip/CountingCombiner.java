package dev.smi.apps.gzip;

import dev.smi.data.Combiner;
import dev.smi.data.Piece;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** Counts what goes to another combiner. For one thread. */
final class CountingCombiner<R> implements Combiner<R> {

    private final Combiner<R> target;
    private long bytes;
    private long members;

    CountingCombiner(Combiner<R> target) {
        this.target = target;
    }

    @Override
    public void accept(Piece piece, MemorySegment result) throws IOException {
        target.accept(piece, result);
        bytes += result.byteSize();
        members++;
    }

    @Override
    public R finish() throws IOException {
        return target.finish();
    }

    /** Bytes so far. */
    long bytes() {
        return bytes;
    }

    /** Results so far. */
    long members() {
        return members;
    }
}
