package dev.smi.codegen.frontend.java.ir;

/** Java's primitive types. */
public enum Scalar implements Type {
    BOOLEAN("boolean", 1),
    BYTE("byte", 8),
    SHORT("short", 16),
    CHAR("char", 16),
    INT("int", 32),
    LONG("long", 64),
    FLOAT("float", 32),
    DOUBLE("double", 64);

    private final String javaName;
    private final int bits;

    Scalar(String javaName, int bits) {
        this.javaName = javaName;
        this.bits = bits;
    }

    /** Its keyword in Java. */
    public String javaName() {
        return javaName;
    }

    /** Bits of a value; 1 for {@link #BOOLEAN}. */
    public int bits() {
        return bits;
    }

    /** Whether it is {@link #FLOAT} or {@link #DOUBLE}. */
    public boolean isFloating() {
        return this == FLOAT || this == DOUBLE;
    }

    /** Whether it is a type of whole numbers, {@link #CHAR} included. */
    public boolean isIntegral() {
        return this != BOOLEAN && !isFloating();
    }
}
