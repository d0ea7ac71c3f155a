package dev.smi.emulator.machine;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A call from device code to a function of {@link DeviceMath}, the long way: {@link DirectLinker} replaces it where
 * code is compiled. Immutable.
 */
final class MathCall implements WasmFunctionHandle {

    private static final String PREFIX = "jvm_";

    private static final Map<String, MathCall> CALLS = Arrays.stream(DeviceMath.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .collect(Collectors.toMap(method -> PREFIX + method.getName(), MathCall::new, (a, _) -> a));

    private final Method method;

    private MathCall(Method method) {
        this.method = method;
    }

    /** Whether there is a function for an import of this name. */
    static boolean isKnown(String name) {
        return CALLS.containsKey(name);
    }

    /** The call for an import. */
    static MathCall of(String name) {
        return Optional.ofNullable(CALLS.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no function " + name));
    }

    /** The method's name. */
    String method() {
        return method.getName();
    }

    /** The method's type. */
    MethodTypeDesc type() {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .describeConstable()
                .orElseThrow();
    }

    @Override
    public long[] apply(Instance instance, long... arguments) {
        Object[] values = new Object[arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(method.getParameterTypes()[i], arguments[i]);
        }
        try {
            return new long[] {bits(method.invoke(null, values))};
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot call " + method, e);
        }
    }

    private static Object value(Class<?> type, long bits) {
        if (type == double.class) {
            return Double.longBitsToDouble(bits);
        }
        return type == float.class ? (Object) Float.intBitsToFloat((int) bits) : (Object) (int) bits;
    }

    private static long bits(Object value) {
        return switch (value) {
            case Double d -> Double.doubleToRawLongBits(d);
            case Float f -> Float.floatToRawIntBits(f);
            default -> ((Number) value).intValue() & 0xffffffffL;
        };
    }
}
