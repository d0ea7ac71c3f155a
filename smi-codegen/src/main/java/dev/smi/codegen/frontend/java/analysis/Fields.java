package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.smi.codegen.frontend.java.ir.ConstantTable;
import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.NamedConstant;
import dev.smi.codegen.frontend.java.ir.OnChipFifo;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Type;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Constants of classes: numbers, tables, FIFOs. Each is made once. Not thread-safe. */
final class Fields {

    /** What a {@code static final} field is. */
    sealed interface Constant {}

    /** A number. */
    record Value(NamedConstant constant) implements Constant {}

    /** An array of numbers. */
    record Table(ConstantTable table) implements Constant {}

    /** A FIFO. */
    record Fifo(OnChipFifo fifo) implements Constant {}

    private final Program program;
    private final Map<String, Constant> made = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();

    /** By source: nodes are compared deeply otherwise. */
    private final IdentityHashMap<Node, Map<String, Node>> written = new IdentityHashMap<>();

    Fields(Program program) {
        this.program = program;
    }

    /**
     * What a field is.
     *
     * @param use where it is used
     * @throws Rejected if it is no constant, or its value is not known
     */
    Constant of(Classes.Field field, Node use) {
        String name = field.variable().getNameAsString();
        if (!field.isStatic()) {
            throw Rejected.at(use, name + " is a field of an object, which hardware has none of; make it static final");
        }
        if (!field.isConstant()) {
            throw Rejected.at(
                    use,
                    name + " can change, and kernels share no variables; make it final, or pass it as a parameter");
        }
        String key = field.owner().name() + "." + name;
        Constant known = made.get(key);
        if (known != null) {
            return known;
        }
        if (!underWay.add(key)) {
            throw Rejected.at(use, name + " needs its own value; give it one");
        }
        try {
            Constant constant = make(field, use);
            made.put(key, constant);
            return constant;
        } finally {
            underWay.remove(key);
        }
    }

    private Constant make(Classes.Field field, Node use) {
        Node value = field.variable()
                .getInitializer()
                .map(Node.class::cast)
                .orElseThrow(() -> Rejected.at(use, notKnown(field)));
        return switch (program.types().of(field.variable().getType())) {
            case DeclaredTypes.Primitive number -> new Value(number(field, number.scalar(), value, use));
            case DeclaredTypes.Numbers array -> new Table(table(field, array, value, use));
            case DeclaredTypes.OfFifo fifo -> new Fifo(fifo(field, fifo, value));
            case DeclaredTypes.OfChannel _ ->
                throw Rejected.at(
                        use, "a channel is opened for one message by one kernel; keep it in a local variable");
            case DeclaredTypes.World _ ->
                throw Rejected.at(use, "a communicator comes to a kernel as a parameter; give the method one");
            case DeclaredTypes.Inferred _, DeclaredTypes.Nothing _ -> throw Rejected.at(use, notKnown(field));
        };
    }

    private static String notKnown(Classes.Field field) {
        return "the value of " + field.variable().getNameAsString()
                + " is not known at compile time; give it a constant expression where it is declared";
    }

    private Body body(Classes.Field field, Node value) {
        return Body.ofField(program, field.owner(), value);
    }

    private NamedConstant number(Classes.Field field, Scalar type, Node value, Node use) {
        Body body = body(field, value);
        Expression expression;
        try {
            expression = body.operators().assigned(body.expressions().scalar(value), type, value);
        } catch (Rejected fault) {
            throw fault.isSilent() ? fault : Rejected.at(use, notKnown(field) + " (" + fault.text() + ")");
        }
        Object known = body.folding().known(expression).orElseThrow(() -> Rejected.at(use, notKnown(field)));
        return new NamedConstant(
                field.owner().node().getNameAsString(),
                field.variable().getNameAsString(),
                type,
                known,
                Places.of(field.variable()));
    }

    private ConstantTable table(Classes.Field field, DeclaredTypes.Numbers array, Node value, Node use) {
        rejectWrites(field);
        Body body = body(field, value);
        Type.Array type;
        List<Expression> elements;
        if (value instanceof ArrayCreationExpr creation
                && creation.getInitializer().isEmpty()) {
            ArrayLengths lengths = ArrayLengths.of(creation, array.element(), body);
            type = new Type.Array(array.element(), lengths.values(), Type.Memory.CONSTANT);
            Object zero = array.element() == Scalar.BOOLEAN
                    ? (Object) false
                    : array.element().isFloating() ? (Object) 0.0 : (Object) 0L;
            elements = java.util.Collections.nCopies(
                    lengths.values().stream().mapToInt(i -> i).reduce(1, (a, b) -> a * b),
                    new Expression.Literal(array.element(), zero));
        } else {
            ArrayInitializerExpr values = initializer(value)
                    .orElseThrow(() -> Rejected.at(
                            use,
                            "the values of " + field.variable().getNameAsString()
                                    + " are not known at compile time; give them in braces where it is declared"));
            ArrayValues read = ArrayValues.of(values, array, body);
            type = new Type.Array(array.element(), read.lengths(), Type.Memory.CONSTANT);
            elements = read.values();
        }
        List<Object> known = elements.stream()
                .map(e -> body.folding().known(e).orElseThrow(() -> Rejected.at(use, notKnown(field))))
                .toList();
        return new ConstantTable(
                field.owner().node().getNameAsString(),
                field.variable().getNameAsString(),
                type,
                known,
                Places.of(field.variable()));
    }

    private static Optional<ArrayInitializerExpr> initializer(Node value) {
        return switch (value) {
            case ArrayInitializerExpr values -> Optional.of(values);
            case ArrayCreationExpr creation -> creation.getInitializer();
            default -> Optional.empty();
        };
    }

    /** A table that the source writes has no values that are known. */
    private void rejectWrites(Classes.Field field) {
        String name = field.variable().getNameAsString();
        Node write = written.computeIfAbsent(field.owner().node().findRootNode(), WrittenArrays::of)
                .get(name);
        if (write != null) {
            throw Rejected.at(
                    write,
                    name
                            + " is a table of constants for kernels, and is written here; use another array, or pass it"
                            + " as a parameter");
        }
    }

    private OnChipFifo fifo(Classes.Field field, DeclaredTypes.OfFifo type, Node value) {
        String factory = "of" + KernelApi.capital(type.element());
        if (!(value instanceof MethodCallExpr call)
                || !call.getNameAsString().equals(factory)
                || call.getArguments().size() != 1) {
            throw Rejected.at(value, "a FIFO is made where it is declared; write Fifo." + factory + "(depth)");
        }
        Node depth = call.getArgument(0);
        Body body = body(field, value);
        int elements = body.folding()
                .knownInt(body.expressions().scalar(depth))
                .orElseThrow(() -> Rejected.at(
                        depth, "the depth of a FIFO is not known at compile time; give a constant expression"));
        if (elements < 1) {
            throw Rejected.at(depth, "a FIFO of " + elements + " elements holds none; give a depth of at least 1");
        }
        return new OnChipFifo(
                field.owner().node().getNameAsString(),
                field.variable().getNameAsString(),
                type.element(),
                elements,
                Places.of(field.variable()));
    }

    /** A constant of the JDK, such as {@link Integer#MAX_VALUE}, if the class has one of that name. */
    static Optional<Constant> ofJdk(String type, String name, Node use) {
        try {
            java.lang.reflect.Field field = Class.forName(type).getField(name);
            Optional<Scalar> scalar = java.util.Arrays.stream(Scalar.values())
                    .filter(s -> s.javaName().equals(field.getType().getName()))
                    .findFirst();
            if (scalar.isEmpty()
                    || !Modifier.isStatic(field.getModifiers())
                    || !Modifier.isFinal(field.getModifiers())) {
                return Optional.empty();
            }
            Object value = MathMethods.unboxed(field.get(null));
            String owner = type.substring(type.lastIndexOf('.') + 1);
            return Optional.of(new Value(new NamedConstant(owner, name, scalar.get(), value, Places.of(use))));
        } catch (ReflectiveOperationException | LinkageError _) {
            return Optional.empty();
        }
    }
}
