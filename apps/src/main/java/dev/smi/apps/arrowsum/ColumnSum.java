package dev.smi.apps.arrowsum;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.apache.arrow.vector.FieldVector;

/**
 * Adds up a column, one vector after the other: integers exactly, in 128 bits, and floating-point numbers one by one in
 * the order of the rows, so that the sum depends on nothing else. Allocates nothing but views of the vectors. For one
 * thread.
 */
final class ColumnSum {

    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final long LOWER = 0xFFFF_FFFFL;
    private static final int WORD = Long.SIZE;

    private final ValueKind kind;

    /** As many values as a word of the bitmap has bits; outside the heap, as the vectors are. */
    private final MemorySegment marked = Arena.ofAuto().allocate((long) WORD * Long.BYTES, Long.BYTES);

    private long rows;
    private long nulls;
    private long high;
    private long low;
    private double floating;

    ColumnSum(ValueKind kind) {
        this.kind = kind;
    }

    /** Begins anew. */
    void reset() {
        rows = 0;
        nulls = 0;
        high = 0;
        low = 0;
        floating = 0;
    }

    /** What was added up so far. */
    Partial partial() {
        return new Partial(rows, nulls, high, low, floating);
    }

    /** Adds a vector's values that are not null. */
    void add(FieldVector vector) {
        int count = vector.getValueCount();
        int empty = vector.getNullCount();
        MemorySegment values =
                memory(vector.getDataBufferAddress(), vector.getDataBuffer().capacity());
        rows += count;
        nulls += empty;
        if (empty == 0) {
            addRange(values, 0, count);
        } else {
            addValid(
                    values,
                    memory(
                            vector.getValidityBufferAddress(),
                            vector.getValidityBuffer().capacity()),
                    count);
        }
    }

    @SuppressWarnings("restricted") // the vector has said how long its buffer is
    private static MemorySegment memory(long address, long bytes) {
        return MemorySegment.ofAddress(address).reinterpret(bytes);
    }

    /** Goes through the bitmap of what is not null word by word; words without nulls are added in one go. */
    private void addValid(MemorySegment values, MemorySegment valid, int count) {
        long begin = 0; // of rows that are not null and not added yet
        for (long first = 0; first < count; first += WORD) {
            long left = count - first;
            long marks = left < WORD ? lastMarks(valid, first, left) : valid.get(LONG, first / Byte.SIZE);
            if (marks != -1) {
                addRange(values, begin, first);
                addMarked(values, first, (int) Math.min(left, WORD), marks);
                begin = first + WORD;
            }
        }
        addRange(values, begin, count);
    }

    /** The bitmap need not have more bytes than it has rows for. */
    private static long lastMarks(MemorySegment valid, long first, long count) {
        long marks = 0;
        for (int bit = 0; bit < count; bit += Byte.SIZE) {
            marks |= (valid.get(ValueLayout.JAVA_BYTE, (first + bit) / Byte.SIZE) & 0xFFL) << bit;
        }
        return marks & (1L << count) - 1;
    }

    /**
     * Adds rows of which some are null, as zeros: these change no sum, also not one of floating-point numbers, which is
     * never -0 as it begins with 0. No branch depends on where the nulls are.
     */
    private void addMarked(MemorySegment values, long first, int count, long marks) {
        if (marks == 0) {
            return;
        }
        switch (kind.bytes()) {
            case Byte.BYTES -> markBytes(values, first, count, marks);
            case Short.BYTES -> markShorts(values, first, count, marks);
            case Integer.BYTES -> markInts(values, first, count, marks);
            default -> markLongs(values, first, count, marks);
        }
        addRange(marked, 0, count);
    }

    private void markBytes(MemorySegment values, long first, int count, long marks) {
        for (int i = 0; i < count; i++) {
            byte value = values.get(ValueLayout.JAVA_BYTE, first + i);
            marked.set(ValueLayout.JAVA_BYTE, i, (byte) (value & -(marks >>> i & 1)));
        }
    }

    private void markShorts(MemorySegment values, long first, int count, long marks) {
        for (int i = 0; i < count; i++) {
            short value = values.get(SHORT, (first + i) * Short.BYTES);
            marked.set(SHORT, (long) i * Short.BYTES, (short) (value & -(marks >>> i & 1)));
        }
    }

    private void markInts(MemorySegment values, long first, int count, long marks) {
        for (int i = 0; i < count; i++) {
            int value = values.get(INT, (first + i) * Integer.BYTES);
            marked.set(INT, (long) i * Integer.BYTES, (int) (value & -(marks >>> i & 1)));
        }
    }

    private void markLongs(MemorySegment values, long first, int count, long marks) {
        for (int i = 0; i < count; i++) {
            long value = values.get(LONG, (first + i) * Long.BYTES);
            marked.set(LONG, (long) i * Long.BYTES, value & -(marks >>> i & 1));
        }
    }

    private void addRange(MemorySegment values, long from, long to) {
        switch (kind) {
            case INT8, UINT8 -> addBytes(values, from, to, kind == ValueKind.INT8 ? -1 : 0xFF);
            case INT16, UINT16 -> addShorts(values, from, to, kind == ValueKind.INT16 ? -1 : 0xFFFF);
            case INT32, UINT32 -> addInts(values, from, to, kind == ValueKind.INT32 ? -1 : 0xFFFF_FFFFL);
            case INT64 -> addLongs(values, from, to);
            case UINT64 -> addUnsigned(values, from, to);
            case FLOAT16 -> addHalves(values, from, to);
            case FLOAT32 -> addFloats(values, from, to);
            case FLOAT64 -> addDoubles(values, from, to);
        }
    }

    // A vector has fewer than 2^31 rows, so the sum of its values of up to 32 bits fits into 64.

    private void addBytes(MemorySegment values, long from, long to, int mask) {
        long sum = 0;
        for (long i = from; i < to; i++) {
            sum += values.get(ValueLayout.JAVA_BYTE, i) & mask;
        }
        addExactly(sum, sum >> (Long.SIZE - 1));
    }

    private void addShorts(MemorySegment values, long from, long to, int mask) {
        long sum = 0;
        for (long i = from; i < to; i++) {
            sum += values.get(SHORT, i * Short.BYTES) & mask;
        }
        addExactly(sum, sum >> (Long.SIZE - 1));
    }

    private void addInts(MemorySegment values, long from, long to, long mask) {
        long sum = 0;
        for (long i = from; i < to; i++) {
            sum += values.get(INT, i * Integer.BYTES) & mask;
        }
        addExactly(sum, sum >> (Long.SIZE - 1));
    }

    // Numbers of 64 bits are added up as two halves of 32, so that nothing is carried from row to row.

    private void addLongs(MemorySegment values, long from, long to) {
        long lower = 0;
        long upper = 0;
        for (long i = from; i < to; i++) {
            long value = values.get(LONG, i * Long.BYTES);
            lower += value & LOWER;
            upper += value >> Integer.SIZE;
        }
        addParts(lower, upper, upper >> Integer.SIZE);
    }

    private void addUnsigned(MemorySegment values, long from, long to) {
        long lower = 0;
        long upper = 0;
        for (long i = from; i < to; i++) {
            long value = values.get(LONG, i * Long.BYTES);
            lower += value & LOWER;
            upper += value >>> Integer.SIZE;
        }
        addParts(lower, upper, upper >>> Integer.SIZE);
    }

    /** Adds the sums of lower and of upper halves; what of the latter is above 64 bits is given as well. */
    private void addParts(long lower, long upper, long above) {
        addExactly(lower, 0);
        addExactly(upper << Integer.SIZE, above);
    }

    /** Adds a number of 128 bits. */
    private void addExactly(long lower, long upper) {
        low += lower;
        high += upper;
        if (Long.compareUnsigned(low, lower) < 0) {
            high++;
        }
    }

    private void addHalves(MemorySegment values, long from, long to) {
        double sum = floating;
        for (long i = from; i < to; i++) {
            sum += Float.float16ToFloat(values.get(SHORT, i * Short.BYTES));
        }
        floating = sum;
    }

    private void addFloats(MemorySegment values, long from, long to) {
        double sum = floating;
        for (long i = from; i < to; i++) {
            sum += values.get(FLOAT, i * Float.BYTES);
        }
        floating = sum;
    }

    private void addDoubles(MemorySegment values, long from, long to) {
        double sum = floating;
        for (long i = from; i < to; i++) {
            sum += values.get(DOUBLE, i * Double.BYTES);
        }
        floating = sum;
    }
}
