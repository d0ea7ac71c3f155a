package dev.smi.data.split;

import dev.smi.data.Source;
import dev.smi.model.diagnostic.DiagnosticException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sources over what data usually is in. None copies anything; all are read-only for the units that get pieces of them.
 * Arrays keep the byte order of the machine. A file must not get shorter while it is a source. Stateless.
 */
public final class Sources {

    private Sources() {}

    /** Floats; an element is one of them. */
    public static Source of(float[] data) {
        return of(MemorySegment.ofArray(data), Float.BYTES);
    }

    /** Doubles; an element is one of them. */
    public static Source of(double[] data) {
        return of(MemorySegment.ofArray(data), Double.BYTES);
    }

    /** Ints; an element is one of them. */
    public static Source of(int[] data) {
        return of(MemorySegment.ofArray(data), Integer.BYTES);
    }

    /** Longs; an element is one of them. */
    public static Source of(long[] data) {
        return of(MemorySegment.ofArray(data), Long.BYTES);
    }

    /** Shorts; an element is one of them. */
    public static Source of(short[] data) {
        return of(MemorySegment.ofArray(data), Short.BYTES);
    }

    /** Bytes; an element is one of them. */
    public static Source of(byte[] data) {
        return of(MemorySegment.ofArray(data), 1);
    }

    /**
     * Any memory, which has to be readable by every thread, and to stay.
     *
     * @throws IllegalArgumentException if the memory is no whole number of elements
     */
    public static Source of(MemorySegment data, long bytesPerElement) {
        return new SegmentSource(List.of(data), bytesPerElement, null);
    }

    /**
     * A source that is cut only between groups of elements: a grid of 100 cells, an image of 3,072 bytes. The last
     * group may be short if there is not enough for it.
     *
     * @throws IllegalArgumentException if the group is no multiple of the source's own granularity
     */
    public static Source grouped(Source source, long elements) {
        return new GroupedSource(source, elements);
    }

    /**
     * Files one after the other; an element is a byte. Mapped, so they may be larger than memory.
     *
     * @throws DiagnosticException if one cannot be read
     */
    public static Source files(Path... files) {
        return MappedFiles.open(List.of(files), (parts, arena) -> new SegmentSource(parts, 1, arena));
    }

    /**
     * Records of a fixed size in a file; an element is a record, and none is ever cut.
     *
     * @param headerBytes what stands before the first record and belongs to none
     * @throws DiagnosticException if the file cannot be read, is shorter than its header, or ends within a record
     */
    public static Source records(Path file, long recordBytes, long headerBytes) {
        return records(List.of(file), recordBytes, headerBytes);
    }

    /**
     * Records of a fixed size in several files one after the other, each with a header of its own. See
     * {@link #records(Path, long, long)}.
     */
    public static Source records(List<Path> files, long recordBytes, long headerBytes) {
        if (recordBytes < 1 || headerBytes < 0) {
            throw new IllegalArgumentException(
                    "records of " + recordBytes + " bytes behind a header of " + headerBytes + " bytes");
        }
        return MappedFiles.open(files, (parts, arena) -> records(files, parts, recordBytes, headerBytes, arena));
    }

    private static Source records(
            List<Path> files, List<MemorySegment> parts, long recordBytes, long headerBytes, Arena arena) {
        List<MemorySegment> bodies = new ArrayList<>();
        for (int f = 0; f < parts.size(); f++) {
            bodies.add(body(files.get(f), parts.get(f), recordBytes, headerBytes));
        }
        return new SegmentSource(bodies, recordBytes, arena);
    }

    private static MemorySegment body(Path file, MemorySegment content, long recordBytes, long headerBytes) {
        long bytes = content.byteSize();
        if (bytes < headerBytes) {
            throw MappedFiles.fault(
                    file,
                    "the file has " + bytes + " bytes, fewer than its header of " + headerBytes + "; is it whole?");
        }
        long rest = (bytes - headerBytes) % recordBytes;
        if (rest != 0) {
            String behind = headerBytes == 0 ? "" : " behind a header of " + headerBytes;
            throw MappedFiles.fault(
                    file,
                    "the file has " + bytes + " bytes, which is no whole number of records of " + recordBytes + " bytes"
                            + behind + ": " + rest
                            + " bytes are left over; is the file whole, and is the record size right?");
        }
        return content.asSlice(headerBytes);
    }

    /**
     * Lines of a text file; an element is a line with its line feed. The file is read once to count them.
     *
     * @throws DiagnosticException if the file cannot be read
     */
    public static Source lines(Path file) {
        return MappedFiles.open(List.of(file), (parts, arena) -> new LineSource(parts.getFirst(), arena));
    }
}
