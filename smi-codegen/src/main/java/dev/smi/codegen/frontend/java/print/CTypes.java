package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.Scalar;

/** OpenCL C's types for Java's. */
final class CTypes {

    private CTypes() {}

    /** The type with the same values. */
    static String of(Scalar type) {
        return switch (type) {
            case BOOLEAN -> "bool";
            case BYTE -> "char";
            case SHORT -> "short";
            case CHAR -> "ushort";
            case INT -> "int";
            case LONG -> "long";
            case FLOAT -> "float";
            case DOUBLE -> "double";
        };
    }

    /** The type in which arithmetic wraps around: that of the same width without a sign. */
    static String unsigned(Scalar type) {
        return type == Scalar.LONG ? "ulong" : "uint";
    }

    /** What C computes in: {@code int} for all that is narrower. */
    static Scalar promoted(Scalar type) {
        return type.isFloating() || type == Scalar.LONG ? type : Scalar.INT;
    }

    /** The name of {@code smi.h} for elements of a channel. */
    static String smi(Scalar element) {
        return switch (element) {
            case BYTE -> "SMI_CHAR";
            case SHORT -> "SMI_SHORT";
            case INT -> "SMI_INT";
            case FLOAT -> "SMI_FLOAT";
            case DOUBLE -> "SMI_DOUBLE";
            case BOOLEAN, CHAR, LONG ->
                throw new IllegalArgumentException("no channel carries elements of type " + element.javaName());
        };
    }
}
