package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.smi.codegen.frontend.java.analysis.KernelApi.Role;
import dev.smi.codegen.frontend.java.ir.ChannelKind;
import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Opening;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.codegen.frontend.java.ir.Type;
import dev.smi.codegen.frontend.java.ir.Variable;
import dev.smi.model.DataType;
import dev.smi.model.Port;
import dev.smi.model.ReduceOperator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads how channels are opened and used. Not thread-safe. */
final class Channels {

    private final Body body;

    Channels(Body body) {
        this.body = body;
    }

    /** The kind of channel that a call opens, if it opens one. */
    Optional<ChannelKind> opened(Node node) {
        return node instanceof MethodCallExpr call
                        && call.getScope()
                                .flatMap(scope -> body.expressions().variable(scope))
                                .filter(v -> v.type() instanceof Type.Communicator)
                                .isPresent()
                ? KernelApi.opened(call.getNameAsString())
                : Optional.empty();
    }

    /** What a call opens, which {@link #opened} knows. */
    Opening opening(MethodCallExpr call, ChannelKind kind) {
        Variable communicator =
                call.getScope().flatMap(body.expressions()::variable).orElseThrow();
        Map<Role, Node> arguments = arguments(call, kind);
        Scalar element = element(required(arguments, Role.TYPE));
        Node portNode = required(arguments, Role.PORT);
        Expression port = body.expressions().index(portNode);
        Optional<Node> degree = Optional.ofNullable(arguments.get(Role.DEGREE));
        return new Opening(
                kind,
                element,
                body.expressions().index(required(arguments, Role.COUNT)),
                Optional.ofNullable(arguments.get(Role.RECEIVE_COUNT)).map(body.expressions()::index),
                body.expressions().index(required(arguments, Role.PEER)),
                port,
                port(port, portNode),
                degree.map(this::degree),
                Optional.ofNullable(arguments.get(Role.OPERATOR)).map(this::operator),
                communicator);
    }

    private static Map<Role, Node> arguments(MethodCallExpr call, ChannelKind kind) {
        List<Role> roles = KernelApi.roles(kind);
        int given = call.getArguments().size();
        if (given != roles.size() && given != roles.size() + 1) {
            throw Rejected.at(
                    call,
                    call.getNameAsString() + " takes " + roles.size() + " arguments, or one more with a degree, not "
                            + given);
        }
        Map<Role, Node> arguments = new EnumMap<>(Role.class);
        for (int i = 0; i < given; i++) {
            arguments.put(i < roles.size() ? roles.get(i) : Role.DEGREE, call.getArgument(i));
        }
        return arguments;
    }

    private static Node required(Map<Role, Node> arguments, Role role) {
        Node node = arguments.get(role);
        if (node == null) {
            throw new IllegalStateException("no argument says " + role);
        }
        return node;
    }

    private Scalar element(Node node) {
        DataType type = body.program()
                .enumConstant((com.github.javaparser.ast.expr.Expression) node, KernelApi.DATA_TYPE, DataType.class)
                .orElseThrow(() -> Rejected.at(
                        node,
                        "the element type is not known at compile time; give one of DataType.INT, FLOAT, DOUBLE, CHAR,"
                                + " SHORT"));
        return switch (type) {
            case INT -> Scalar.INT;
            case FLOAT -> Scalar.FLOAT;
            case DOUBLE -> Scalar.DOUBLE;
            case CHAR -> Scalar.BYTE;
            case SHORT -> Scalar.SHORT;
        };
    }

    private int port(Expression port, Node node) {
        int value = body.folding()
                .knownInt(port)
                .orElseThrow(() -> Rejected.at(
                        node,
                        "the port is not known at compile time; it names hardware, so give a constant expression, such"
                                + " as a static final int"));
        if (value < 0 || value > Port.MAX) {
            throw Rejected.at(
                    node,
                    "port " + value + " is not within 0.." + Port.MAX + "; give the channel a port in that range");
        }
        return value;
    }

    private Expression degree(Node node) {
        Expression degree = body.expressions().index(node);
        if (body.folding().knownInt(degree).isEmpty()) {
            throw Rejected.at(
                    node,
                    "the asynchronicity degree is not known at compile time; it sizes a buffer, so give a constant"
                            + " expression");
        }
        return degree;
    }

    private ReduceOperator operator(Node node) {
        return body.program()
                .enumConstant(
                        (com.github.javaparser.ast.expr.Expression) node,
                        KernelApi.REDUCE_OPERATOR,
                        ReduceOperator.class)
                .orElseThrow(() -> Rejected.at(
                        node, "the operator is not known at compile time; give one of ReduceOperator.ADD, MAX, MIN"));
    }

    /** A call on a channel as a statement. */
    Statement statement(MethodCallExpr call, Variable channel, Type.Channel type) {
        String name = call.getNameAsString();
        boolean isPush = type.kind() == ChannelKind.SEND && name.equals("push");
        boolean isPop = type.kind() == ChannelKind.RECEIVE && name.equals("pop");
        if (type.kind() == ChannelKind.SEND && name.equals("flush")) {
            throw Rejected.at(
                    call,
                    "a packet is flushed with the element that ends it; call flush() directly after push(x) on the same"
                            + " channel");
        }
        if (isPush && call.getArguments().size() == 1) {
            return new Statement.Push(channel, element(call, type), false, Places.of(call));
        }
        if ((isPush || isPop) && call.getArguments().size() == 3) {
            return array(call, channel, type, isPop);
        }
        return new Statement.Do(expression(call, channel, type), Places.of(call));
    }

    private Statement array(MethodCallExpr call, Variable channel, Type.Channel type, boolean isWritten) {
        Node node = call.getArgument(0);
        Expression array = body.expressions().array(node);
        Type.Array arrayType = (Type.Array) array.type();
        if (arrayType.lengths().size() != 1) {
            throw Rejected.at(node, "a channel takes an array of one dimension; pass its rows one by one");
        }
        if (isWritten && arrayType.memory() == Type.Memory.CONSTANT) {
            throw Rejected.at(node, "a table of constants cannot be written; pop into a local array");
        }
        if (arrayType.element() != type.element()) {
            throw Rejected.at(node, elementFault(arrayType.element(), type.element()));
        }
        return new Statement.PassArray(
                channel,
                array,
                body.expressions().index(call.getArgument(1)),
                body.expressions().index(call.getArgument(2)),
                Places.of(call));
    }

    private static String elementFault(Scalar given, Scalar expected) {
        return "this passes " + given.javaName() + ", but the channel was opened for "
                + dataType(expected) + "; cast it to " + expected.javaName() + ", or open the channel for "
                + (KernelApi.CHANNEL_ELEMENTS.contains(given) ? dataType(given) : "what you pass");
    }

    private static String dataType(Scalar element) {
        return "DataType."
                + (element == Scalar.BYTE ? "CHAR" : element.javaName().toUpperCase(Locale.ROOT));
    }

    /** The element that a call passes, of the channel's type. */
    private Expression element(MethodCallExpr call, Type.Channel type) {
        Node node = call.getArgument(0);
        Expression value = body.expressions().scalar(node);
        // as javac chooses among push(byte), push(short), push(int), push(float), push(double)
        Scalar passed = KernelApi.CHANNEL_ELEMENTS.stream()
                .filter(e -> Conversions.isImplicit((Scalar) value.type(), e))
                .findFirst()
                .orElse((Scalar) value.type());
        if (passed != type.element()) {
            throw Rejected.at(node, elementFault(passed, type.element()));
        }
        return Conversions.to(passed, value);
    }

    /** A call on a channel that gives an element. */
    Expression expression(MethodCallExpr call, Variable channel, Type.Channel type) {
        String name = call.getNameAsString();
        String method = KernelApi.elementMethod(type.kind());
        if (type.kind() == ChannelKind.RECEIVE) {
            for (Scalar element : KernelApi.CHANNEL_ELEMENTS) {
                if (name.equals(method + KernelApi.capital(element))) {
                    return popped(call, channel, type, element);
                }
            }
        } else if (type.kind() != ChannelKind.SEND && name.equals(method)) {
            if (call.getArguments().size() != 1) {
                throw Rejected.at(
                        call, "hardware passes one element after the other; call " + method + "(x) in a loop");
            }
            return new Expression.ChannelElement(
                    channel, Optional.of(element(call, type)), type.element(), Places.of(call));
        }
        throw Rejected.at(call, methodFault(type.kind(), name));
    }

    private static Expression popped(MethodCallExpr call, Variable channel, Type.Channel type, Scalar element) {
        Calls.requireArguments(call, 0);
        if (element != type.element()) {
            throw Rejected.at(
                    call,
                    "this pops " + element.javaName() + ", but the channel was opened for " + dataType(type.element())
                            + "; call pop" + KernelApi.capital(type.element()) + "()");
        }
        return new Expression.ChannelElement(channel, Optional.empty(), element, Places.of(call));
    }

    private static String methodFault(ChannelKind kind, String name) {
        String usual =
                switch (kind) {
                    case SEND -> "push(x), push(array, offset, length) and flush(), each a statement of its own";
                    case RECEIVE -> "popInt() and the like, or pop(array, offset, length) as a statement of its own";
                    case BROADCAST, REDUCE, SCATTER, GATHER -> KernelApi.elementMethod(kind) + "(x)";
                };
        return "hardware has no " + name + " of a " + KernelApi.simpleName(kind) + " here; it has " + usual;
    }
}
