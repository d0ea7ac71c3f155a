package dev.smi.benchmarks.scatter;

import dev.smi.data.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Rows that are objects, encoded when they are cut. For one thread. */
final class RowSource implements Source {

    private static final double BYTES = 64;

    private final Row[] rows;
    private final RowEncoding encoding;
    private long sent;

    RowSource(Row[] rows, RowEncoding encoding) {
        this.rows = rows;
        this.encoding = encoding;
    }

    @Override
    public long size() {
        return rows.length;
    }

    @Override
    public List<MemorySegment> cut(long first, long count) {
        try {
            MemorySegment bytes = encoding.bytes(rows, (int) first, (int) count);
            sent += bytes.byteSize();
            return List.of(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    /** How many bytes were cut so far. */
    long sent() {
        return sent;
    }

    @Override
    public double bytesPerElement() {
        return BYTES;
    }
}
