package dev.smi.fuzz.generate;

import static dev.smi.fuzz.generate.JavaType.BOOLEAN;
import static dev.smi.fuzz.generate.JavaType.DOUBLE;
import static dev.smi.fuzz.generate.JavaType.FLOAT;
import static dev.smi.fuzz.generate.JavaType.INT;
import static dev.smi.fuzz.generate.JavaType.LONG;

import java.util.ArrayList;
import java.util.List;

/** Functions of Java's library whose results are the same, to the bit, on every machine. */
final class MathCalls {

    /** What an argument may be. */
    enum Condition {
        ANY,
        /** An odd number, as a divisor. */
        ODD,
        /** No NaN, whose sign or payload would show. */
        NUMBER
    }

    /** A parameter. */
    record Parameter(JavaType type, Condition condition) {}

    /** A function. */
    record MathCall(String name, JavaType result, List<Parameter> parameters) {}

    static final List<MathCall> ALL = calls();

    private MathCalls() {}

    private static List<MathCall> calls() {
        List<MathCall> calls = new ArrayList<>();
        for (JavaType type : JavaType.PROMOTED) {
            add(calls, "Math.abs", type, type);
            add(calls, "Math.max", type, type, type);
            add(calls, "Math.min", type, type, type);
        }
        for (JavaType type : List.of(FLOAT, DOUBLE)) {
            add(calls, "Math.signum", type, type);
            add(calls, "Math.fma", type, type, type, type);
            add(calls, "Math.round", type == FLOAT ? INT : LONG, type);
            calls.add(new MathCall(
                    "Math.copySign",
                    type,
                    List.of(new Parameter(type, Condition.ANY), new Parameter(type, Condition.NUMBER))));
            String owner = type == FLOAT ? "Float." : "Double.";
            add(calls, owner + "isNaN", BOOLEAN, type);
            add(calls, owner + "isInfinite", BOOLEAN, type);
            add(calls, owner + "isFinite", BOOLEAN, type);
            add(calls, owner + "max", type, type, type);
            add(calls, owner + "min", type, type, type);
            add(calls, owner + "sum", type, type, type);
        }
        add(calls, "Math.sqrt", DOUBLE, DOUBLE);
        add(calls, "Math.floor", DOUBLE, DOUBLE);
        add(calls, "Math.ceil", DOUBLE, DOUBLE);
        add(calls, "Math.rint", DOUBLE, DOUBLE);
        add(calls, "Math.toRadians", DOUBLE, DOUBLE);
        add(calls, "Math.toDegrees", DOUBLE, DOUBLE);
        add(calls, "Math.multiplyHigh", LONG, LONG, LONG);
        add(calls, "Byte.toUnsignedInt", INT, JavaType.BYTE);
        add(calls, "Short.toUnsignedInt", INT, JavaType.SHORT);
        add(calls, "Float.floatToIntBits", INT, FLOAT);
        add(calls, "Float.intBitsToFloat", FLOAT, INT);
        add(calls, "Double.doubleToLongBits", LONG, DOUBLE);
        add(calls, "Double.longBitsToDouble", DOUBLE, LONG);
        raw(calls, "Float.floatToRawIntBits", INT, FLOAT);
        raw(calls, "Double.doubleToRawLongBits", LONG, DOUBLE);
        whole(calls, INT, "Integer.");
        whole(calls, LONG, "Long.");
        add(calls, "Integer.toUnsignedLong", LONG, INT);
        return List.copyOf(calls);
    }

    private static void whole(List<MathCall> calls, JavaType type, String owner) {
        for (String name : List.of("bitCount", "numberOfLeadingZeros", "numberOfTrailingZeros", "signum")) {
            add(calls, owner + name, INT, type);
        }
        for (String name : List.of("reverse", "reverseBytes", "highestOneBit", "lowestOneBit")) {
            add(calls, owner + name, type, type);
        }
        add(calls, owner + "rotateLeft", type, type, INT);
        add(calls, owner + "rotateRight", type, type, INT);
        add(calls, owner + "compare", INT, type, type);
        add(calls, owner + "compareUnsigned", INT, type, type);
        add(calls, owner + "max", type, type, type);
        add(calls, owner + "min", type, type, type);
        add(calls, owner + "sum", type, type, type);
        for (String name :
                List.of("Math.floorMod", "Math.floorDiv", owner + "divideUnsigned", owner + "remainderUnsigned")) {
            calls.add(new MathCall(
                    name, type, List.of(new Parameter(type, Condition.ANY), new Parameter(type, Condition.ODD))));
        }
    }

    private static void raw(List<MathCall> calls, String name, JavaType result, JavaType parameter) {
        calls.add(new MathCall(name, result, List.of(new Parameter(parameter, Condition.NUMBER))));
    }

    private static void add(List<MathCall> calls, String name, JavaType result, JavaType... parameters) {
        List<Parameter> all = new ArrayList<>();
        for (JavaType parameter : parameters) {
            all.add(new Parameter(parameter, Condition.ANY));
        }
        calls.add(new MathCall(name, result, List.copyOf(all)));
    }
}
