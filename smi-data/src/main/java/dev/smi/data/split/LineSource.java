package dev.smi.data.split;

import dev.smi.data.Source;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Lines of a text, each with its line feed; the last one need not have one. Where every 256th line begins is
 * remembered, so that a cut looks at few lines whatever its place is.
 */
final class LineSource implements Source {

    private static final int STRIDE = 256;

    private final MemorySegment text;
    private final Arena arena;
    private final long lines;
    private long[] starts = new long[STRIDE];

    /** A source over a mapped file, which is read once to count its lines; the arena is closed with the source. */
    LineSource(MemorySegment text, Arena arena) {
        this.text = text.asReadOnly();
        this.arena = arena;
        this.lines = index();
    }

    private long index() {
        long found = 0;
        for (long at = 0; at < text.byteSize(); at = lineEnd(at)) {
            if (found % STRIDE == 0) {
                int slot = Math.toIntExact(found / STRIDE);
                if (slot == starts.length) {
                    starts = Arrays.copyOf(starts, slot * 2);
                }
                starts[slot] = at;
            }
            found++;
        }
        return found;
    }

    private long lineEnd(long from) {
        long end = text.byteSize();
        for (long at = from; at < end; at++) {
            if (text.get(ValueLayout.JAVA_BYTE, at) == '\n') {
                return at + 1;
            }
        }
        return end;
    }

    @Override
    public long size() {
        return lines;
    }

    @Override
    public List<MemorySegment> cut(long first, long count) {
        Objects.checkFromIndexSize(first, count, lines);
        long from = offset(first);
        return count == 0 ? List.of() : List.of(text.asSlice(from, offset(first + count) - from));
    }

    private long offset(long line) {
        if (line == lines) {
            return text.byteSize();
        }
        long at = starts[Math.toIntExact(line / STRIDE)];
        for (long skip = line % STRIDE; skip > 0; skip--) {
            at = lineEnd(at);
        }
        return at;
    }

    @Override
    public double bytesPerElement() {
        return lines == 0 ? 1 : (double) text.byteSize() / lines;
    }

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
