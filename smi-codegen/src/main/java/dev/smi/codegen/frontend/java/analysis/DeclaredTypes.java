package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.type.VarType;
import com.github.javaparser.ast.type.VoidType;
import dev.smi.codegen.frontend.java.ir.ChannelKind;
import dev.smi.codegen.frontend.java.ir.Scalar;
import java.util.Optional;
import java.util.Set;

/** What the types in declarations are. Stateless but for the classes. */
final class DeclaredTypes {

    /** A type as a declaration says it, without what only a value tells. */
    sealed interface Declared {
        /** As Java writes it. */
        String text();
    }

    /** A number or boolean. */
    record Primitive(Scalar scalar) implements Declared {
        @Override
        public String text() {
            return scalar.javaName();
        }
    }

    /** An array of numbers. */
    record Numbers(Scalar element, int dimensions) implements Declared {
        @Override
        public String text() {
            return element.javaName() + "[]".repeat(dimensions);
        }
    }

    /** A communicator. */
    record World() implements Declared {
        @Override
        public String text() {
            return "Communicator";
        }
    }

    /** A channel. */
    record OfChannel(ChannelKind kind) implements Declared {
        @Override
        public String text() {
            return KernelApi.simpleName(kind);
        }
    }

    /** A FIFO. */
    record OfFifo(Scalar element) implements Declared {
        @Override
        public String text() {
            return "Fifo.Of" + KernelApi.capital(element);
        }
    }

    /** What its value is. */
    record Inferred() implements Declared {
        @Override
        public String text() {
            return "var";
        }
    }

    /** Nothing. */
    record Nothing() implements Declared {
        @Override
        public String text() {
            return "void";
        }
    }

    private static final Set<String> BOXED =
            Set.of("Boolean", "Byte", "Short", "Character", "Integer", "Long", "Float", "Double");

    private final Classes classes;

    DeclaredTypes(Classes classes) {
        this.classes = classes;
    }

    /**
     * What a type is.
     *
     * @throws Rejected if kernels have none such
     */
    Declared of(com.github.javaparser.ast.type.Type type) {
        return switch (type) {
            case PrimitiveType primitive -> new Primitive(scalar(primitive));
            case ArrayType array
            when array.getElementType() instanceof PrimitiveType element ->
                new Numbers(scalar(element), array.getArrayLevel());
            case VarType _ -> new Inferred();
            case VoidType _ -> new Nothing();
            case ClassOrInterfaceType named -> named(named);
            case ArrayType array -> throw Rejected.at(type, arrayFault(array));
            default -> throw Rejected.at(type, unknown(type));
        };
    }

    private static Scalar scalar(PrimitiveType type) {
        return Scalar.valueOf(type.getType().name());
    }

    private Declared named(ClassOrInterfaceType type) {
        String name = type.getNameWithScope();
        Optional<Classes.Found> found = classes.find(type, name);
        if (found.isPresent() && found.get() instanceof Classes.InApi api) {
            Scalar fifo = KernelApi.FIFOS.get(api.name());
            if (fifo != null) {
                return new OfFifo(fifo);
            }
            if (api.name().equals(KernelApi.COMMUNICATOR)) {
                return new World();
            }
            return KernelApi.kind(api.name())
                    .<Declared>map(OfChannel::new)
                    .orElseThrow(() -> Rejected.at(type, unknown(type)));
        }
        if (found.isEmpty() && name.equals("var")) {
            return new Inferred();
        }
        throw Rejected.at(type, fault(type, name, found.isPresent()));
    }

    private static String fault(Node type, String name, boolean isKnown) {
        if (name.equals("String") || name.equals("CharSequence")) {
            return "there are no strings in hardware; use numbers, or an array of byte";
        }
        if (BOXED.contains(name)) {
            return "a kernel does not box numbers; use the primitive type";
        }
        return isKnown
                ? unknown(type)
                : "class " + name
                        + " is not known; import it, or give its source root with -I, and spell it as declared";
    }

    private static String unknown(Node type) {
        return "there are no objects in hardware, such as " + type
                + "; use numbers, arrays of numbers, a Communicator, channels and Fifo constants";
    }

    private String arrayFault(ArrayType array) {
        try {
            return switch (of(array.getElementType())) {
                case OfChannel _ -> "there are no arrays of channels; use a variable for each";
                case Numbers _, Primitive _, World _, OfFifo _, Inferred _, Nothing _ ->
                    "arrays hold numbers in a kernel; use a variable or constant for each";
            };
        } catch (Rejected fault) {
            return fault.text();
        }
    }
}
