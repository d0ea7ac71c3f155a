package dev.smi.arrow.model;

import java.util.Locale;

/** Numbers, and what Arrow keeps as numbers: dates and times are {@link #INT32} or {@link #INT64}. */
public enum ScalarType implements ElementType {
    INT8("char", Byte.BYTES),
    UINT8("uchar", Byte.BYTES),
    INT16("short", Short.BYTES),
    UINT16("ushort", Short.BYTES),
    INT32("int", Integer.BYTES),
    UINT32("uint", Integer.BYTES),
    INT64("long", Long.BYTES),
    UINT64("ulong", Long.BYTES),
    /** Half-precision floating point, as its bits. */
    FLOAT16("ushort", Short.BYTES),
    FLOAT32("float", Float.BYTES),
    FLOAT64("double", Double.BYTES);

    private final String cType;
    private final int width;

    ScalarType(String cType, int width) {
        this.cType = cType;
        this.width = width;
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String laneType() {
        return cType;
    }

    @Override
    public String bufferType() {
        return cType;
    }

    /** Bytes of an element. */
    public int width() {
        return width;
    }

    @Override
    public long bytes(long elements) {
        return elements * width;
    }
}
