package dev.smi.run.launchfile;

import java.math.BigDecimal;
import java.math.BigInteger;
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

    /** No whole number of these types has more; numbers with huge exponents are not worked with. */
    private static final int MOST_DIGITS = 20;

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

    /** Whether numbers of this type have a fraction. */
    public boolean isFloating() {
        return this == FLOAT || this == DOUBLE;
    }

    /** Whether a number of this type can be stored: a whole one within the range, or any for types with a fraction. */
    public boolean holds(Number value) {
        if (isFloating()) {
            return true;
        }
        if (!(value instanceof BigDecimal number) || number.precision() - number.scale() > MOST_DIGITS) {
            return value instanceof Integer;
        }
        boolean isWhole = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
        return isWhole && number.compareTo(min()) >= 0 && number.compareTo(max()) <= 0;
    }

    /** The least whole number of a type without fraction. */
    public BigDecimal min() {
        return isUnsigned()
                ? BigDecimal.ZERO
                : BigDecimal.TWO.pow(8 * bytes - 1).negate();
    }

    /** The greatest whole number of a type without fraction. */
    public BigDecimal max() {
        return BigDecimal.TWO.pow(isUnsigned() ? 8 * bytes : 8 * bytes - 1).subtract(BigDecimal.ONE);
    }

    private boolean isUnsigned() {
        return name().startsWith("U");
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

    /**
     * The element at an index: a {@code Double} for types with a fraction, otherwise a {@code Long}, or a
     * {@code BigInteger} if that has no room.
     */
    public Number get(ByteBuffer source, int index) {
        int at = index * bytes;
        return switch (this) {
            case CHAR -> (long) source.get(at);
            case UCHAR -> Byte.toUnsignedLong(source.get(at));
            case SHORT -> (long) source.getShort(at);
            case USHORT -> Short.toUnsignedLong(source.getShort(at));
            case INT -> (long) source.getInt(at);
            case UINT -> Integer.toUnsignedLong(source.getInt(at));
            case LONG -> source.getLong(at);
            case ULONG -> unsigned(source.getLong(at));
            case FLOAT -> (double) source.getFloat(at);
            case DOUBLE -> source.getDouble(at);
        };
    }

    private static Number unsigned(long bits) {
        return bits >= 0 ? (Number) bits : new BigInteger(Long.toUnsignedString(bits));
    }
}
