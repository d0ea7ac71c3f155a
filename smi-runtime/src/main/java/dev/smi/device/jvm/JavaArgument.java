package dev.smi.device.jvm;

import dev.smi.device.DeviceMemory;
import dev.smi.device.DriverArgument;
import java.math.BigDecimal;

/** Arguments as Java methods get them. Stateless. */
final class JavaArgument {

    private JavaArgument() {}

    /**
     * An argument as a parameter of a type gets it.
     *
     * @param world for a communicator
     * @throws IllegalArgumentException if it does not fit the type; the message says why
     */
    static Object convert(DriverArgument argument, Class<?> type, Object world) {
        return switch (argument) {
            case DriverArgument.Scalar scalar -> number(scalar.value(), type);
            case DriverArgument.World _ -> require(type.isInstance(world), "a communicator", type, world);
            case DriverArgument.Memory memory -> array(memory.memory(), type);
        };
    }

    private static Object require(boolean fits, String what, Class<?> type, Object value) {
        if (!fits) {
            throw new IllegalArgumentException(what + " does not fit a parameter of type " + type.getSimpleName());
        }
        return value;
    }

    private static Object array(DeviceMemory memory, Class<?> type) {
        if (!(memory instanceof JvmMemory own)) {
            throw new IllegalArgumentException("a buffer is on another device; allocate it on the kernel's");
        }
        if (own.array().isEmpty()) {
            throw new IllegalArgumentException(own.name() + " of " + own.bytes() + " bytes has more elements than an"
                    + " array can have (" + JvmMemory.LONGEST_ARRAY + "), so no kernel in Java gets it; split it");
        }
        Object array = own.array().get();
        return require(
                type.isInstance(array),
                own.name() + ", a buffer of "
                        + array.getClass().getComponentType().getSimpleName() + "s,",
                type,
                array);
    }

    private static Object number(BigDecimal value, Class<?> type) {
        require(type.isPrimitive(), "the number " + value, type, value);
        return switch (type.getName()) {
            // a rank or a count above 127 is meant as unsigned, as the hosts of SMI programs pass it
            case "byte" -> (byte) whole(value, type, Byte.MIN_VALUE, 255);
            case "short" -> (short) whole(value, type, Short.MIN_VALUE, Short.MAX_VALUE);
            case "char" -> (char) whole(value, type, Character.MIN_VALUE, Character.MAX_VALUE);
            case "int" -> (int) whole(value, type, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "long" -> whole(value, type, Long.MIN_VALUE, Long.MAX_VALUE);
            case "float" ->
                require(Float.isFinite(value.floatValue()), "the number " + value, type, value.floatValue());
            default -> value.doubleValue();
        };
    }

    private static long whole(BigDecimal value, Class<?> type, long min, long max) {
        if (value.stripTrailingZeros().scale() > 0
                || value.compareTo(BigDecimal.valueOf(min)) < 0
                || value.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw new IllegalArgumentException("the number " + value + " does not fit a parameter of type "
                    + type.getSimpleName() + "; it takes whole numbers within " + min + ".." + max);
        }
        return value.longValue();
    }
}
