package dev.smi.arrow.stream;

import dev.smi.arrow.model.ColumnBuffer;
import dev.smi.arrow.model.ElementType;
import dev.smi.arrow.model.Lane;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * A part of what a stream's transfers carry: the values of a column, whether they are there, or the lengths of lists.
 * Elements of a transfer are numbered from 0; methods without a number set the first. Every lane has to be set for
 * every element that is pushed.
 *
 * <p>Methods set what they are named after; the wrong one throws {@link IllegalStateException}, an element that a
 * transfer has no room for {@link IndexOutOfBoundsException}.
 */
public final class OutLane {

    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

    private final OutStream stream;
    private final String name;
    private final ElementType type;
    private final Form form;
    private final ColumnBuffer buffer;
    private final MemorySegment memory;
    private final int capacity;

    /** Of lists: those of the transfer, which become offsets when it is pushed. */
    private int[] lengths;

    private int offset;

    OutLane(OutStream stream, Lane lane, MemorySegment memory) {
        this.stream = stream;
        this.name = lane.name();
        this.type = lane.type();
        this.form = Form.of(lane);
        this.buffer = lane.buffer();
        this.memory = memory;
        this.capacity = stream.capacity();
        this.lengths = new int[form == Form.LENGTH ? stream.perTransfer() : 0];
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Where lists go whose offsets this writes. */
    ColumnBuffer buffer() {
        return buffer;
    }

    /** Elements of lists there are by the lengths. */
    int boundary() {
        return offset;
    }

    void wide(int elements) {
        if (form == Form.LENGTH && elements > lengths.length) {
            lengths = Arrays.copyOf(lengths, elements);
        }
    }

    /** A command begins, for elements from a number on that need not be the next one. */
    void begin(int first) {
        if (form != Form.LENGTH) {
            return;
        }
        if (first == 0) {
            offset = 0;
            memory.set(INT, 0, 0);
        } else if (first != stream.at()) {
            offset = first <= capacity ? memory.get(INT, (long) first * Integer.BYTES) : 0;
        }
    }

    /** Elements that were set are pushed. */
    void push(int count) {
        if (form != Form.LENGTH) {
            return;
        }
        long at = stream.at();
        for (int i = 0; i < count; i++) {
            int length = lengths[i];
            if (length < 0 || length > Integer.MAX_VALUE - offset) {
                throw new IllegalStateException(label() + ": a list of " + length + " elements after " + offset
                        + " others; there is room for " + (Integer.MAX_VALUE - offset));
            }
            offset += length;
            lengths[i] = 0;
            if (at + i < capacity) {
                memory.set(INT, (at + i + 1) * Integer.BYTES, offset);
            }
        }
    }

    /** Sets the first element of a lane of 8 bits. */
    public void setByte(byte value) {
        setByte(0, value);
    }

    /** Sets an element of a lane of 8 bits. */
    public void setByte(int index, byte value) {
        if (form != Form.INT8 && form != Form.UINT8) {
            throw mismatch("setByte");
        }
        long element = stream.element(index);
        if (element < capacity) {
            memory.set(ValueLayout.JAVA_BYTE, element, value);
        }
    }

    /** Sets the first element of a lane of 16 bits. */
    public void setShort(short value) {
        setShort(0, value);
    }

    /** Sets an element of a lane of 16 bits; of half-precision numbers, the bits. */
    public void setShort(int index, short value) {
        if (form != Form.INT16 && form != Form.UINT16) {
            throw mismatch("setShort");
        }
        long element = stream.element(index);
        if (element < capacity) {
            memory.set(SHORT, element * Short.BYTES, value);
        }
    }

    /** Sets the first element of a lane of 32 bits or of lengths. */
    public void setInt(int value) {
        setInt(0, value);
    }

    /** Sets an element of a lane of 32 bits or of lengths, or the lowest bits of a narrower one. */
    public void setInt(int index, int value) {
        switch (form) {
            case INT32, UINT32 -> {
                long element = stream.element(index);
                if (element < capacity) {
                    memory.set(INT, element * Integer.BYTES, value);
                }
            }
            case LENGTH -> {
                stream.element(index);
                lengths[index] = value;
            }
            case INT16, UINT16 -> setShort(index, (short) value);
            case INT8, UINT8 -> setByte(index, (byte) value);
            default -> throw mismatch("setInt");
        }
    }

    /** Sets the first element of a lane of integers. */
    public void setLong(long value) {
        setLong(0, value);
    }

    /** Sets an element of a lane of 64 bits, or the lowest bits of a narrower one. */
    public void setLong(int index, long value) {
        switch (form) {
            case INT64 -> {
                long element = stream.element(index);
                if (element < capacity) {
                    memory.set(LONG, element * Long.BYTES, value);
                }
            }
            case INT32, UINT32, INT16, UINT16, INT8, UINT8 -> setInt(index, (int) value);
            default -> throw mismatch("setLong");
        }
    }

    /** Sets the first element of a lane of single-precision numbers. */
    public void setFloat(float value) {
        setFloat(0, value);
    }

    /** Sets an element of a lane of single-precision numbers. */
    public void setFloat(int index, float value) {
        if (form != Form.FLOAT32) {
            throw mismatch("setFloat");
        }
        long element = stream.element(index);
        if (element < capacity) {
            memory.set(ValueLayout.JAVA_FLOAT_UNALIGNED, element * Float.BYTES, value);
        }
    }

    /** Sets the first element of a lane of double-precision numbers. */
    public void setDouble(double value) {
        setDouble(0, value);
    }

    /** Sets an element of a lane of double-precision numbers. */
    public void setDouble(int index, double value) {
        if (form != Form.FLOAT64) {
            throw mismatch("setDouble");
        }
        long element = stream.element(index);
        if (element < capacity) {
            memory.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, element * Double.BYTES, value);
        }
    }

    /** Sets the first element of a lane of truth values. */
    public void setBoolean(boolean value) {
        setBoolean(0, value);
    }

    /** Sets an element of a lane of truth values: a column's, or whether a value is not null. */
    public void setBoolean(int index, boolean value) {
        if (form != Form.BOOL) {
            throw mismatch("setBoolean");
        }
        long element = stream.element(index);
        if (element < capacity) {
            int bit = 1 << (element & 7);
            byte others = memory.get(ValueLayout.JAVA_BYTE, element >> 3);
            memory.set(ValueLayout.JAVA_BYTE, element >> 3, (byte) (value ? others | bit : others & ~bit));
        }
    }

    /** Sets a 128-bit decimal. */
    public void setDecimal(int index, long low, long high) {
        if (form != Form.DECIMAL128) {
            throw mismatch("setDecimal");
        }
        long element = stream.element(index);
        if (element < capacity) {
            memory.set(LONG, element * 2 * Long.BYTES, low);
            memory.set(LONG, element * 2 * Long.BYTES + Long.BYTES, high);
        }
    }

    /** Sets an element of a lane of fixed-size byte strings to the beginning of an array. */
    public void setBytes(int index, byte[] source) {
        if (!(type instanceof ElementType.FixedBytes bytes) || form != Form.BYTES) {
            throw mismatch("setBytes");
        }
        long element = stream.element(index);
        if (element < capacity) {
            MemorySegment.copy(source, 0, memory, ValueLayout.JAVA_BYTE, element * bytes.width(), bytes.width());
        }
    }

    /** Sets the first elements of a transfer, of a lane of 8 bits, to a part of an array. */
    public void put(byte[] source, int from, int count) {
        if (form != Form.INT8 && form != Form.UINT8) {
            throw mismatch("setByte");
        }
        if (count == 0) {
            return;
        }
        long element = stream.element(0);
        stream.element(count - 1);
        int stored = (int) Math.min(count, Math.max(0, capacity - element));
        MemorySegment.copy(source, from, memory, ValueLayout.JAVA_BYTE, element, stored);
    }

    private IllegalStateException mismatch(String method) {
        return form.mismatch(label(), type, method);
    }

    private String label() {
        return stream.name() + "." + name;
    }
}
