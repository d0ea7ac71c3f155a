package dev.smi.data.split;

import dev.smi.data.Source;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Another source, cut only between groups of elements. */
record GroupedSource(Source elements, long granularity) implements Source {

    GroupedSource {
        if (granularity < 1) {
            throw new IllegalArgumentException(
                    "groups of " + granularity + " elements; there is at least one in a group");
        }
        if (granularity % elements.granularity() != 0) {
            throw new IllegalArgumentException(
                    "groups of " + granularity + " elements, where the source is cut between " + elements.granularity()
                            + " elements; take a multiple of that");
        }
    }

    @Override
    public long size() {
        return elements.size();
    }

    @Override
    public List<MemorySegment> cut(long first, long count) {
        return elements.cut(first, count);
    }

    @Override
    public double bytesPerElement() {
        return elements.bytesPerElement();
    }

    @Override
    public void close() {
        elements.close();
    }
}
