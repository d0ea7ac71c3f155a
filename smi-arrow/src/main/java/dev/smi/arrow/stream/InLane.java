package dev.smi.arrow.stream;

import dev.smi.arrow.model.ElementType;
import dev.smi.arrow.model.Lane;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A part of what a stream's transfers carry: the values of a column, whether they are there, or the lengths of lists.
 * Elements of a transfer are numbered from 0; methods without a number give the first.
 *
 * <p>Methods give what they are named after, or widen what is narrower: numbers without sign with zeros. Others throw
 * {@link IllegalStateException}; an element that the transfer does not have, {@link IndexOutOfBoundsException}.
 */
public final class InLane {

    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

    private final InStream stream;
    private final String name;
    private final ElementType type;
    private final Form form;
    private final boolean isByte;
    private final MemorySegment memory;

    InLane(InStream stream, Lane lane, MemorySegment memory) {
        this.stream = stream;
        this.name = lane.name();
        this.type = lane.type();
        this.form = Form.of(lane);
        this.isByte = form == Form.INT8 || form == Form.UINT8;
        this.memory = memory;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** The first element of a lane of 8 bits. */
    public byte getByte() {
        return getByte(0);
    }

    /** An element of a lane of 8 bits. */
    public byte getByte(int index) {
        if (!isByte) {
            throw mismatch("getByte");
        }
        return memory.get(ValueLayout.JAVA_BYTE, stream.element(index));
    }

    /** The first element of a lane of 8 or 16 bits. */
    public short getShort() {
        return getShort(0);
    }

    /** An element of a lane of 8 or 16 bits; of half-precision numbers, the bits. */
    public short getShort(int index) {
        return switch (form) {
            case INT16, UINT16 -> memory.get(SHORT, stream.element(index) * Short.BYTES);
            case INT8 -> getByte(index);
            case UINT8 -> (short) Byte.toUnsignedInt(getByte(index));
            default -> throw mismatch("getShort");
        };
    }

    /** The first element of a lane of up to 32 bits, or of lengths. */
    public int getInt() {
        return getInt(0);
    }

    /** An element of a lane of up to 32 bits, or of lengths. */
    public int getInt(int index) {
        if (form == Form.INT32) {
            return memory.get(INT, stream.element(index) * Integer.BYTES);
        }
        return switch (form) {
            case UINT32 -> memory.get(INT, stream.element(index) * Integer.BYTES);
            case LENGTH -> {
                long at = stream.element(index) * Integer.BYTES;
                yield memory.get(INT, at + Integer.BYTES) - memory.get(INT, at);
            }
            case UINT16 -> Short.toUnsignedInt(getShort(index));
            case INT16, INT8, UINT8 -> getShort(index);
            default -> throw mismatch("getInt");
        };
    }

    /** The first element of a lane of integers. */
    public long getLong() {
        return getLong(0);
    }

    /** An element of a lane of integers. */
    public long getLong(int index) {
        if (form == Form.INT64) {
            return memory.get(LONG, stream.element(index) * Long.BYTES);
        }
        return switch (form) {
            case UINT32 -> Integer.toUnsignedLong(getInt(index));
            case INT32, LENGTH, UINT16, INT16, INT8, UINT8 -> getInt(index);
            default -> throw mismatch("getLong");
        };
    }

    /** The first element of a lane of single-precision numbers. */
    public float getFloat() {
        return getFloat(0);
    }

    /** An element of a lane of single-precision numbers. */
    public float getFloat(int index) {
        if (form != Form.FLOAT32) {
            throw mismatch("getFloat");
        }
        return memory.get(ValueLayout.JAVA_FLOAT_UNALIGNED, stream.element(index) * Float.BYTES);
    }

    /** The first element of a lane of single- or double-precision numbers. */
    public double getDouble() {
        return getDouble(0);
    }

    /** An element of a lane of single- or double-precision numbers. */
    public double getDouble(int index) {
        if (form == Form.FLOAT64) {
            return memory.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, stream.element(index) * Double.BYTES);
        }
        if (form == Form.FLOAT32) {
            return getFloat(index);
        }
        throw mismatch("getDouble");
    }

    /** The first element of a lane of truth values. */
    public boolean getBoolean() {
        return getBoolean(0);
    }

    /** An element of a lane of truth values: a column's, or whether a value is not null. */
    public boolean getBoolean(int index) {
        if (form != Form.BOOL) {
            throw mismatch("getBoolean");
        }
        long element = stream.element(index);
        return (memory.get(ValueLayout.JAVA_BYTE, element >> 3) >> (element & 7) & 1) != 0;
    }

    /** The lower half of a 128-bit decimal. */
    public long getLow(int index) {
        return half(index, 0, "getLow");
    }

    /** The upper half of a 128-bit decimal. */
    public long getHigh(int index) {
        return half(index, Long.BYTES, "getHigh");
    }

    private long half(int index, int offset, String method) {
        if (form != Form.DECIMAL128) {
            throw mismatch(method);
        }
        return memory.get(LONG, stream.element(index) * 2 * Long.BYTES + offset);
    }

    /** Copies an element of a lane of fixed-size byte strings to the beginning of an array. */
    public void getBytes(int index, byte[] target) {
        if (!(type instanceof ElementType.FixedBytes bytes) || form != Form.BYTES) {
            throw mismatch("getBytes");
        }
        long from = stream.element(index) * bytes.width();
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, from, target, 0, bytes.width());
    }

    /**
     * Copies all elements of the transfer, of a lane of 8 bits: characters for example.
     *
     * @param at where they begin in the target
     * @return how many there were
     */
    public int copy(byte[] target, int at) {
        if (!isByte) {
            throw mismatch("getByte");
        }
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, stream.at(), target, at, stream.count());
        return stream.count();
    }

    private IllegalStateException mismatch(String method) {
        return form.mismatch(stream.name() + "." + name, type, method);
    }
}
