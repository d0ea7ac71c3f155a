package dev.smi.codegen.frontend.java.analysis;

import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Chooses among methods of one name, as javac does. Stateless. */
final class Overloads {

    private Overloads() {}

    /**
     * The most specific method that takes the arguments; empty if there is none, or not one.
     *
     * @param parameters gives a method's parameters
     */
    static <M> Optional<M> choose(
            List<M> methods, Function<M, List<DeclaredTypes.Declared>> parameters, List<Type> arguments) {
        List<M> applicable = methods.stream()
                .filter(m -> isApplicable(parameters.apply(m), arguments))
                .toList();
        List<M> best = new ArrayList<>();
        for (M one : applicable) {
            if (applicable.stream().allMatch(o -> isAsSpecific(parameters.apply(one), parameters.apply(o)))) {
                best.add(one);
            }
        }
        // a method that is inherited and declared again comes first from the class that is nearest
        return best.stream().findFirst();
    }

    private static boolean isApplicable(List<DeclaredTypes.Declared> parameters, List<Type> arguments) {
        if (parameters.size() != arguments.size()) {
            return false;
        }
        for (int i = 0; i < arguments.size(); i++) {
            if (!takes(parameters.get(i), arguments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean takes(DeclaredTypes.Declared parameter, Type argument) {
        return switch (parameter) {
            case DeclaredTypes.Primitive number ->
                argument instanceof Scalar scalar && Conversions.isImplicit(scalar, number.scalar());
            case DeclaredTypes.Numbers numbers ->
                argument instanceof Type.Array array
                        && array.element() == numbers.element()
                        && array.lengths().size() == numbers.dimensions();
            case DeclaredTypes.World _ -> argument instanceof Type.Communicator;
            case DeclaredTypes.OfChannel channel ->
                argument instanceof Type.Channel given && given.kind() == channel.kind();
            case DeclaredTypes.OfFifo _, DeclaredTypes.Inferred _, DeclaredTypes.Nothing _ -> false;
        };
    }

    private static boolean isAsSpecific(List<DeclaredTypes.Declared> one, List<DeclaredTypes.Declared> other) {
        for (int i = 0; i < one.size(); i++) {
            boolean isWidened = one.get(i) instanceof DeclaredTypes.Primitive from
                    && other.get(i) instanceof DeclaredTypes.Primitive to
                    && Conversions.isImplicit(from.scalar(), to.scalar());
            if (!isWidened && !one.get(i).equals(other.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Types as a message lists them. */
    static String text(List<Type> types) {
        return types.stream().map(Overloads::text).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String text(Type type) {
        return switch (type) {
            case Scalar scalar -> scalar.javaName();
            case Type.Array array ->
                array.element().javaName() + "[]".repeat(array.lengths().size());
            case Type.Channel channel -> KernelApi.simpleName(channel.kind());
            case Type.Communicator _ -> "Communicator";
            case Type.Nothing _ -> "void";
        };
    }
}
