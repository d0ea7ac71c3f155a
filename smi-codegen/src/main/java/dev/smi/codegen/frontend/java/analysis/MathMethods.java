package dev.smi.codegen.frontend.java.analysis;

import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Expression.MathCall;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.print.KernelPrinter;
import dev.smi.model.diagnostic.SourcePosition;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Methods of the JDK that kernels may call: found, and computed for constants, by reflection. Stateless. */
final class MathMethods {

    private static final List<String> CLASSES = Stream.of(
                    "Math", "StrictMath", "Integer", "Long", "Float", "Double", "Byte", "Short")
            .map(name -> "java.lang." + name)
            .toList();

    private static final Map<Class<?>, Scalar> SCALARS = Map.of(
            boolean.class, Scalar.BOOLEAN,
            byte.class, Scalar.BYTE,
            short.class, Scalar.SHORT,
            char.class, Scalar.CHAR,
            int.class, Scalar.INT,
            long.class, Scalar.LONG,
            float.class, Scalar.FLOAT,
            double.class, Scalar.DOUBLE);

    /** A method by its parameters and result. */
    record Signature(List<Scalar> parameters, Scalar result) {}

    private MathMethods() {}

    /** Whether kernels may call some methods of a class. */
    static boolean isKnown(String type) {
        return CLASSES.contains(type);
    }

    /** The methods of a class that kernels may call by this name; empty for those that they may not. */
    static List<Signature> signatures(String type, String name) {
        if (!isKnown(type)) {
            return List.of();
        }
        return methods(type)
                .filter(m -> m.getName().equals(name))
                .filter(m -> SCALARS.containsKey(m.getReturnType())
                        && m.getParameterCount() > 0
                        && SCALARS.keySet().containsAll(Arrays.asList(m.getParameterTypes())))
                .map(m -> new Signature(
                        Arrays.stream(m.getParameterTypes())
                                .map(MathMethods::scalar)
                                .toList(),
                        scalar(m.getReturnType())))
                .filter(s -> KernelPrinter.knows(name, s.parameters().getFirst()))
                .toList();
    }

    private static Scalar scalar(Class<?> type) {
        Scalar scalar = SCALARS.get(type);
        if (scalar == null) {
            throw new IllegalArgumentException(type + " is not primitive");
        }
        return scalar;
    }

    private static Stream<Method> methods(String type) {
        try {
            return Arrays.stream(Class.forName(type).getMethods()).filter(m -> Modifier.isStatic(m.getModifiers()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(type + " is not in this JDK", e);
        }
    }

    /**
     * A call of a method. Overloads that mix long and int, such as {@code floorMod(long, int)}, become those of long.
     */
    static Expression call(String name, Signature signature, List<Expression> arguments, SourcePosition position) {
        List<Scalar> parameters = signature.parameters();
        Scalar first = parameters.getFirst();
        boolean isMixed = first == Scalar.LONG && parameters.contains(Scalar.INT) && !name.startsWith("rotate");
        List<Expression> converted = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            converted.add(Conversions.to(isMixed ? Scalar.LONG : parameters.get(i), arguments.get(i)));
        }
        MathCall call = new MathCall(name, converted, first, isMixed ? Scalar.LONG : signature.result(), position);
        return Conversions.to(signature.result(), call);
    }

    /** The value of a call with known arguments. */
    static Optional<Object> value(MathCall call, List<Optional<Object>> arguments) {
        if (arguments.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        for (String type : CLASSES) {
            for (Method method : methods(type).toList()) {
                if (isCalled(method, call)) {
                    return invoke(
                            method,
                            arguments.stream().map(Optional::orElseThrow).toList());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isCalled(Method method, MathCall call) {
        List<Object> types =
                call.arguments().stream().<Object>map(a -> a.type()).toList();
        return method.getName().equals(call.name())
                && SCALARS.containsKey(method.getReturnType())
                && Arrays.stream(method.getParameterTypes())
                        .<Object>map(SCALARS::get)
                        .toList()
                        .equals(types);
    }

    private static Optional<Object> invoke(Method method, List<Object> arguments) {
        Class<?>[] types = method.getParameterTypes();
        Object[] boxed = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            boxed[i] = boxed(arguments.get(i), scalar(types[i]));
        }
        try {
            return Optional.of(unboxed(method.invoke(null, boxed)));
        } catch (ReflectiveOperationException _) { // it throws for these arguments: no constant
            return Optional.empty();
        }
    }

    private static Object boxed(Object value, Scalar type) {
        return switch (type) {
            case BOOLEAN, LONG, DOUBLE -> value;
            case BYTE -> ((Long) value).byteValue();
            case SHORT -> ((Long) value).shortValue();
            case CHAR -> (char) ((Long) value).intValue();
            case INT -> ((Long) value).intValue();
            case FLOAT -> ((Double) value).floatValue();
        };
    }

    /** A value as constants have it. */
    static Object unboxed(Object value) {
        return switch (value) {
            case Float f -> (double) f;
            case Character c -> (long) c;
            case Byte b -> (long) b;
            case Short s -> (long) s;
            case Integer i -> (long) i;
            default -> value;
        };
    }
}
