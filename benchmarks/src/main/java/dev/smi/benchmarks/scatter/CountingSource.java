package dev.smi.benchmarks.scatter;

import dev.smi.data.Source;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Another source, and how many bytes were cut of it. For one thread; the other one is its owner's to close. */
final class CountingSource implements Source {

    private final Source source;
    private long sent;

    CountingSource(Source source) {
        this.source = source;
    }

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public long granularity() {
        return source.granularity();
    }

    @Override
    public List<MemorySegment> cut(long first, long count) {
        List<MemorySegment> parts = source.cut(first, count);
        sent += parts.stream().mapToLong(MemorySegment::byteSize).sum();
        return parts;
    }

    @Override
    public double bytesPerElement() {
        return source.bytesPerElement();
    }

    /** How many bytes were cut so far. */
    long sent() {
        return sent;
    }
}
