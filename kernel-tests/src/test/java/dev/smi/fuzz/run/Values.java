package dev.smi.fuzz.run;

import dev.smi.fuzz.generate.JavaType;
import dev.smi.fuzz.generate.Parameter;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Array;
import java.util.SplittableRandom;

/**
 * Arguments of kernels, and how they are compared. All NaNs count as one: neither Java nor OpenCL says what is in their
 * other bits.
 */
final class Values {

    private static final int[] INTS = {
        0, 1, -1, 2, 7, 31, 32, 33, 127, 128, -128, 255, 32767, -32768, 65535, Integer.MAX_VALUE, Integer.MIN_VALUE
    };
    private static final double[] DOUBLES = {
        0,
        -0.0,
        1,
        -1,
        0.5,
        1.5,
        2.5,
        -2.5,
        1e10,
        -1e19,
        1e-40,
        4.9e-324,
        1e300,
        0x1p31,
        -0x1p63,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Float.MAX_VALUE
    };

    private Values() {}

    /**
     * What a parameter gets: an array, or a number that any device can be passed. A longer array begins as a shorter
     * one does.
     *
     * @param key where the kernel runs and which of its parameters it is
     */
    static Object of(Parameter parameter, long key) {
        SplittableRandom random = new SplittableRandom(key);
        if (!parameter.isBuffer()) {
            return number(parameter.type(), random);
        }
        Object array = array(parameter.type(), parameter.length());
        for (int i = 0; i < parameter.length(); i++) {
            Array.set(array, i, element(parameter.type(), random));
        }
        return array;
    }

    private static Object array(JavaType type, int length) {
        return switch (type) {
            case BOOLEAN -> new boolean[length];
            case BYTE -> new byte[length];
            case SHORT -> new short[length];
            case CHAR -> new char[length];
            case INT -> new int[length];
            case LONG -> new long[length];
            case FLOAT -> new float[length];
            case DOUBLE -> new double[length];
        };
    }

    private static Object number(JavaType type, SplittableRandom random) {
        Object value = element(type, random);
        boolean isPlain = !(value instanceof Number n) || Double.isFinite(n.doubleValue()) && n.doubleValue() != 0;
        return isPlain || type != JavaType.FLOAT && type != JavaType.DOUBLE
                ? value
                : type == JavaType.FLOAT ? (Object) 1.5f : (Object) 1.5;
    }

    private static Object element(JavaType type, SplittableRandom random) {
        boolean isAny = random.nextInt(3) == 0;
        long whole = isAny ? random.nextLong() : INTS[random.nextInt(INTS.length)];
        double real = isAny ? random.nextGaussian() * 1000 : DOUBLES[random.nextInt(DOUBLES.length)];
        return switch (type) {
            case BOOLEAN -> (whole & 1) == 0;
            case BYTE -> (byte) whole;
            case SHORT -> (short) whole;
            case CHAR -> (char) whole;
            case INT -> (int) whole;
            case LONG -> random.nextInt(4) == 0 ? whole << 32 : whole;
            case FLOAT -> (float) real;
            case DOUBLE -> real;
        };
    }

    /** An array as a device has it, little endian. */
    static byte[] bytes(Object array) {
        MemorySegment segment = segment(array);
        return segment.toArray(ValueLayout.JAVA_BYTE);
    }

    /** The reverse of {@link #bytes}. */
    static Object ofBytes(JavaType type, byte[] bytes) {
        int size = Math.toIntExact(segment(array(type, 1)).byteSize());
        Object array = array(type, bytes.length / size);
        segment(array).copyFrom(MemorySegment.ofArray(bytes));
        return array;
    }

    private static MemorySegment segment(Object array) {
        return switch (array) {
            case byte[] bytes -> MemorySegment.ofArray(bytes);
            case short[] shorts -> MemorySegment.ofArray(shorts);
            case int[] ints -> MemorySegment.ofArray(ints);
            case long[] longs -> MemorySegment.ofArray(longs);
            case float[] floats -> MemorySegment.ofArray(floats);
            case double[] doubles -> MemorySegment.ofArray(doubles);
            default -> throw new IllegalArgumentException("no buffer of " + array.getClass());
        };
    }

    /** An element's bits, with one NaN. */
    static long bits(Object array, int index) {
        return switch (Array.get(array, index)) {
            case Float number -> Float.floatToIntBits(number);
            case Double number -> Double.doubleToLongBits(number);
            case Number number -> number.longValue();
            case Object other -> throw new IllegalArgumentException("an array of " + other.getClass());
        };
    }
}
