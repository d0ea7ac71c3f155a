package dev.smi.emulator;

import dev.smi.emulator.compile.ParameterType;
import dev.smi.emulator.compile.ParameterType.Kind;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A value for a kernel's parameter. */
public sealed interface KernelArgument {

    /** 2 to the 63rd. */
    BigDecimal TOP_BIT = BigDecimal.TWO.pow(Long.SIZE - 1);

    /** A number, converted to the parameter's type. */
    record Scalar(BigDecimal value) implements KernelArgument {}

    /** The address of a buffer. */
    record Buffer(DeviceBuffer buffer) implements KernelArgument {}

    /** A communicator: two lanes, rank and number of ranks. */
    record Communicator(int rank, int size) implements KernelArgument {}

    /**
     * The argument as a kernel of the given parameter type gets it.
     *
     * @throws IllegalArgumentException if it does not fit the type; the message says why
     */
    default byte[] encode(ParameterType type) {
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        switch (this) {
            case Scalar number -> encodeNumber(number.value(), type, bytes);
            case Buffer buffer -> {
                require(type.kind() == Kind.POINTER, "a buffer", type);
                bytes.putInt(buffer.buffer().address());
            }
            case Communicator communicator -> {
                require(type.kind() == Kind.VECTOR && type.lanes() == 2 && !type.isFloating(), "a communicator", type);
                encodeNumber(BigDecimal.valueOf(communicator.rank()), type, bytes);
                encodeNumber(BigDecimal.valueOf(communicator.size()), type, bytes);
            }
        }
        return java.util.Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static void require(boolean fits, String what, ParameterType type) {
        if (!fits) {
            throw new IllegalArgumentException(what + " does not fit a parameter of type " + type);
        }
    }

    private static void encodeNumber(BigDecimal value, ParameterType type, ByteBuffer bytes) {
        boolean isScalar = type.kind() == Kind.SCALAR || type.kind() == Kind.VECTOR;
        require(isScalar, "the number " + value, type);
        switch (type.element()) {
            case "float" -> bytes.putFloat(value.floatValue());
            case "double" -> bytes.putDouble(value.doubleValue());
            case "bool", "uchar" -> bytes.put((byte) whole(value, type, 0, 255));
            // a rank or a count above 127 is meant as unsigned, as the hosts of SMI programs pass it
            case "char" -> bytes.put((byte) whole(value, type, Byte.MIN_VALUE, 255));
            case "ushort" -> bytes.putShort((short) whole(value, type, 0, 65535));
            case "short" -> bytes.putShort((short) whole(value, type, Short.MIN_VALUE, Short.MAX_VALUE));
            case "uint" -> bytes.putInt((int) whole(value, type, 0, 4294967295L));
            case "int" -> bytes.putInt((int) whole(value, type, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case "long" -> bytes.putLong(whole(value, type, Long.MIN_VALUE, Long.MAX_VALUE));
            // two halves, as no signed number has room for the upper one
            case "ulong" ->
                bytes.putLong(
                        value.compareTo(TOP_BIT) < 0 || value.compareTo(TOP_BIT.add(TOP_BIT)) >= 0
                                ? whole(value, type, 0, Long.MAX_VALUE)
                                : whole(value.subtract(TOP_BIT), type, 0, Long.MAX_VALUE) | Long.MIN_VALUE);
            default -> throw new IllegalArgumentException("no number fits a parameter of type " + type);
        }
    }

    private static long whole(BigDecimal value, ParameterType type, long min, long max) {
        try {
            long exact = value.longValueExact();
            if (exact >= min && exact <= max) {
                return exact;
            }
        } catch (ArithmeticException _) {
            // a fraction, or more digits than a long has: out of range like the rest
        }
        throw new IllegalArgumentException(value + " does not fit a parameter of type " + type
                + "; it takes whole numbers within " + min + ".." + max);
    }
}
