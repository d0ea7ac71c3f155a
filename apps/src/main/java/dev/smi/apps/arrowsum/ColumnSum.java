package dev.smi.apps.arrowsum;

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

    private final ValueKind kind;
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

    /** Goes through the bitmap of what is not null byte by byte; most bytes are full or have few holes. */
    private void addValid(MemorySegment values, MemorySegment valid, int count) {
        for (int first = 0; first < count; first += Byte.SIZE) {
            int bits = valid.get(ValueLayout.JAVA_BYTE, first / Byte.SIZE) & 0xFF;
            int left = count - first;
            if (bits == 0xFF && left >= Byte.SIZE) {
                addRange(values, first, first + Byte.SIZE);
            } else {
                addMarked(values, first, left < Byte.SIZE ? bits & (1 << left) - 1 : bits);
            }
        }
    }

    private void addMarked(MemorySegment values, int first, int marks) {
        for (int left = marks; left != 0; left &= left - 1) {
            int row = first + Integer.numberOfTrailingZeros(left);
            addRange(values, row, row + 1);
        }
    }

    private void addRange(MemorySegment values, int from, int to) {
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

    private void addBytes(MemorySegment values, int from, int to, int mask) {
        long sum = 0;
        for (long i = from; i < to; i++) {
            sum += values.get(ValueLayout.JAVA_BYTE, i) & mask;
        }
        addExactly(sum, sum >> (Long.SIZE - 1));
    }

    private void addShorts(MemorySegment values, int from, int to, int mask) {
        long sum = 0;
        for (long i = from; i < to; i++) {
            sum += values.get(SHORT, i * Short.BYTES) & mask;
        }
        addExactly(sum, sum >> (Long.SIZE - 1));
    }

    private void addInts(MemorySegment values, int from, int to, long mask) {
        long sum = 0;
        for (long i = from; i < to; i++) {
            sum += values.get(INT, i * Integer.BYTES) & mask;
        }
        addExactly(sum, sum >> (Long.SIZE - 1));
    }

    // Numbers of 64 bits are added up as two halves of 32, so that nothing is carried from row to row.

    private void addLongs(MemorySegment values, int from, int to) {
        long lower = 0;
        long upper = 0;
        for (long i = from; i < to; i++) {
            long value = values.get(LONG, i * Long.BYTES);
            lower += value & LOWER;
            upper += value >> Integer.SIZE;
        }
        addParts(lower, upper, upper >> Integer.SIZE);
    }

    private void addUnsigned(MemorySegment values, int from, int to) {
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

    private void addHalves(MemorySegment values, int from, int to) {
        double sum = floating;
        for (long i = from; i < to; i++) {
            sum += Float.float16ToFloat(values.get(SHORT, i * Short.BYTES));
        }
        floating = sum;
    }

    private void addFloats(MemorySegment values, int from, int to) {
        double sum = floating;
        for (long i = from; i < to; i++) {
            sum += values.get(FLOAT, i * Float.BYTES);
        }
        floating = sum;
    }

    private void addDoubles(MemorySegment values, int from, int to) {
        double sum = floating;
        for (long i = from; i < to; i++) {
            sum += values.get(DOUBLE, i * Double.BYTES);
        }
        floating = sum;
    }
}
