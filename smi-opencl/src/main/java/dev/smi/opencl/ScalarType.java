package dev.smi.opencl;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The arithmetic types of OpenCL C that a kernel's parameter can have. */
enum ScalarType {
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

    ScalarType(int bytes) {
        this.bytes = bytes;
    }

    /** Its name in OpenCL C, also of what a source calls {@code unsigned int}. */
    private String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of a name; empty if the name is none of theirs. */
    static Optional<ScalarType> of(String name) {
        for (ScalarType type : values()) {
            if (type.id().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** One type of each size, likeliest first, for a parameter whose type is unknown. */
    static List<ScalarType> guesses(boolean isFloating) {
        return isFloating ? List.of(FLOAT, DOUBLE) : List.of(INT, UINT, LONG, ULONG, SHORT, USHORT, CHAR);
    }

    /** Its size. */
    int bytes() {
        return bytes;
    }

    /** Whether it has room for a number; floating-point numbers are rounded. */
    boolean fits(BigDecimal value) {
        return switch (this) {
            case FLOAT -> Float.isFinite(value.floatValue());
            case DOUBLE -> Double.isFinite(value.doubleValue());
            case CHAR, UCHAR, SHORT, USHORT, INT, UINT, LONG, ULONG ->
                value.stripTrailingZeros().scale() <= 0 && value.compareTo(min()) >= 0 && value.compareTo(max()) <= 0;
        };
    }

    /**
     * A number of this type, little endian.
     *
     * @throws IllegalArgumentException if it does not fit
     */
    byte[] encode(BigDecimal value) {
        if (!fits(value)) {
            throw new IllegalArgumentException("the number " + value + " does not fit " + id() + limits());
        }
        ByteBuffer into = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        // what an unsigned type has room for above the signed one keeps its bits
        switch (this) {
            case CHAR, UCHAR -> into.put(value.byteValue());
            case SHORT, USHORT -> into.putShort(value.shortValue());
            case INT, UINT -> into.putInt(value.intValue());
            case LONG, ULONG -> into.putLong(value.longValue());
            case FLOAT -> into.putFloat(value.floatValue());
            case DOUBLE -> into.putDouble(value.doubleValue());
        }
        return into.array();
    }

    private String limits() {
        return this == FLOAT || this == DOUBLE ? "" : "; it takes whole numbers within " + min() + ".." + max();
    }

    private BigDecimal min() {
        return id().startsWith("u")
                ? BigDecimal.ZERO
                : BigDecimal.TWO.pow(8 * bytes - 1).negate();
    }

    private BigDecimal max() {
        // a rank or a count above 127 is meant as unsigned, as the hosts of SMI programs pass it
        boolean isUnsigned = id().startsWith("u") || this == CHAR;
        return BigDecimal.TWO.pow(8 * bytes - (isUnsigned ? 0 : 1)).subtract(BigDecimal.ONE);
    }
}
