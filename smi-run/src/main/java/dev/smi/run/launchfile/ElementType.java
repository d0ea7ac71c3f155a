package dev.smi.run.launchfile;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The element types of buffers, named as in OpenCL C. */
public enum ElementType {
    CHAR(1),
    UCHAR(1),
    SHORT(2),
    USHORT(2),
    INT(4),
    UINT(4),
    LONG(8),
    ULONG(8),
    FLOAT(4),
    DOUBLE(8);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Size of one element. */
    public int bytes() {
        return bytes;
    }

    /** The name in launch files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type with the given {@link #id()}, or empty. */
    public static Optional<ElementType> ofId(String id) {
        return Arrays.stream(values()).filter(t -> t.id().equals(id)).findFirst();
    }

    /** The names of all types, for a message. */
    public static String ids() {
        return Arrays.stream(values()).map(ElementType::id).collect(Collectors.joining(", "));
    }

    /** Appends a number, converted to this type as C does. */
    public void put(ByteBuffer target, Number value) {
        switch (this) {
            case CHAR, UCHAR -> target.put((byte) value.longValue());
            case SHORT, USHORT -> target.putShort((short) value.longValue());
            case INT, UINT -> target.putInt((int) value.longValue());
            case LONG, ULONG -> target.putLong(value.longValue());
            case FLOAT -> target.putFloat(value.floatValue());
            case DOUBLE -> target.putDouble(value.doubleValue());
        }
    }

    /** The element at an index: a {@code Double} for types with a fraction, otherwise a {@code Long}. */
    public Number get(ByteBuffer source, int index) {
        int at = index * bytes;
        return switch (this) {
            case CHAR -> (long) source.get(at);
            case UCHAR -> Byte.toUnsignedLong(source.get(at));
            case SHORT -> (long) source.getShort(at);
            case USHORT -> Short.toUnsignedLong(source.getShort(at));
            case INT -> (long) source.getInt(at);
            case UINT -> Integer.toUnsignedLong(source.getInt(at));
            case LONG, ULONG -> source.getLong(at);
            case FLOAT -> (double) source.getFloat(at);
            case DOUBLE -> source.getDouble(at);
        };
    }
}
