package dev.smi.fuzz.generate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Java's primitive types. */
public enum JavaType {
    BOOLEAN(0),
    BYTE(1),
    SHORT(2),
    CHAR(2),
    INT(3),
    LONG(4),
    FLOAT(5),
    DOUBLE(6);

    /** Values of a type widen to types of higher width, with exceptions for {@link #CHAR}. */
    private final int width;

    JavaType(int width) {
        this.width = width;
    }

    /** All that are numbers, {@link #CHAR} included. */
    static final List<JavaType> NUMBERS = List.of(BYTE, SHORT, CHAR, INT, LONG, FLOAT, DOUBLE);

    /** What arithmetic is done in. */
    static final List<JavaType> PROMOTED = List.of(INT, LONG, FLOAT, DOUBLE);

    /** Elements of buffers and channels. */
    static final List<JavaType> BUFFERS = List.of(BYTE, SHORT, INT, FLOAT, DOUBLE);

    /** Elements of FIFOs. */
    static final List<JavaType> FIFOS = List.of(BYTE, SHORT, INT, LONG, FLOAT, DOUBLE);

    /** As Java writes it. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Capitalised, as in {@code popInt}. */
    String capitalised() {
        return name().charAt(0) + keyword().substring(1);
    }

    /** The constant of {@code DataType} that channels of this type are opened with. */
    String dataType() {
        return "DataType." + (this == BYTE ? "CHAR" : name());
    }

    boolean isFloating() {
        return this == FLOAT || this == DOUBLE;
    }

    boolean isIntegral() {
        return this != BOOLEAN && !isFloating();
    }

    /** What an operand of this type becomes in arithmetic. */
    JavaType promoted() {
        return this == BYTE || this == SHORT || this == CHAR ? INT : this;
    }

    /** Whether values become values of the other type without a cast. */
    boolean widensTo(JavaType other) {
        if (this == other) {
            return true;
        }
        if (this == BOOLEAN || other == BOOLEAN || other == CHAR || other == BYTE) {
            return false;
        }
        return this == CHAR ? other.isAtLeast(INT) : width < other.width;
    }

    /** Whether it is no narrower than the other one. */
    boolean isAtLeast(JavaType other) {
        return width >= other.width;
    }

    /** The types whose values become values of this one. */
    List<JavaType> sources() {
        return Arrays.stream(values()).filter(t -> t.widensTo(this)).toList();
    }
}
