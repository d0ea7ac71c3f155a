package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Type;
import dev.smi.codegen.frontend.java.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads expressions: names, arrays, literals; others know operators and calls. Not thread-safe. */
final class Expressions {

    private final Body body;

    Expressions(Body body) {
        this.body = body;
    }

    /**
     * An expression of any type.
     *
     * @throws Rejected if it is at fault
     */
    Expression of(Node node) {
        return switch (node) {
            case EnclosedExpr enclosed -> of(enclosed.getInner());
            case LiteralExpr literal -> Literals.of(literal);
            case NameExpr name -> name(name);
            case FieldAccessExpr access -> access(access);
            case ArrayAccessExpr access -> element(access);
            case UnaryExpr unary -> body.operators().unary(unary);
            case BinaryExpr binary -> body.operators().binary(binary);
            case AssignExpr assign -> body.assignments().assign(assign);
            case ConditionalExpr conditional -> body.operators().conditional(conditional);
            case CastExpr cast -> body.operators().cast(cast);
            case MethodCallExpr call -> body.calls().of(call);
            default -> throw Rejected.at(node, Unsupported.reason(node));
        };
    }

    /** A number or boolean. */
    Expression scalar(Node node) {
        Expression value = of(node);
        return switch (value.type()) {
            case Scalar _ -> value;
            case Type.Array _ ->
                throw Rejected.at(node, "an array is no number; give the index of the element that is meant");
            case Type.Nothing _ -> throw Rejected.at(node, node + " gives no value; call it as a statement of its own");
            case Type.Channel _, Type.Communicator _ -> throw Rejected.at(node, node + " is no number");
        };
    }

    /** A boolean. */
    Expression condition(Node node) {
        Expression value = scalar(node);
        if (value.type() != Scalar.BOOLEAN) {
            throw Rejected.at(
                    node,
                    "a condition is a boolean, not " + ((Scalar) value.type()).javaName() + "; compare it, as in != 0");
        }
        return value;
    }

    /** An int, such as an index: a narrower number is widened. */
    Expression index(Node node) {
        Expression value = scalar(node);
        if (value.type() instanceof Scalar scalar && Conversions.isImplicit(scalar, Scalar.INT)) {
            return Conversions.to(Scalar.INT, value);
        }
        throw Rejected.at(
                node,
                "this has to be an int, not " + ((Scalar) value.type()).javaName()
                        + (value.type() == Scalar.BOOLEAN ? "" : "; cast it"));
    }

    private Expression name(NameExpr node) {
        String name = node.getNameAsString();
        if (body.scope().has(name)) {
            return new Expression.Local(body.scope().find(name).orElseThrow(() -> Rejected.silently(node)));
        }
        return body.constant(node, name)
                .map(constant -> value(constant, node))
                .orElseThrow(() -> Rejected.at(node, nameFault(node)));
    }

    private String nameFault(NameExpr node) {
        return body.program().classes().find(node).isPresent()
                ? node + " is a class, not a value"
                : node + " is not known here; declare it, or import its class, with -I for a source root elsewhere";
    }

    /** The use of a constant as a value. */
    private Expression value(Fields.Constant constant, Node node) {
        return switch (constant) {
            case Fields.Value number -> {
                body.used().add(number.constant());
                yield new Expression.ConstantUse(number.constant());
            }
            case Fields.Table table -> {
                body.used().add(table.table());
                yield new Expression.TableUse(table.table());
            }
            case Fields.Fifo _ ->
                throw Rejected.at(node, "a FIFO is no value; call its read() or write(x), by the name of its field");
        };
    }

    private Expression access(FieldAccessExpr node) {
        Node scope = node.getScope();
        if (node.getNameAsString().equals("length") && isArray(scope)) {
            return length(node, (Type.Array) of(scope).type());
        }
        Optional<Classes.Found> type = body.program().classes().find(node.getScope());
        if (type.isEmpty() && Unsupported.isUnsupported(scope)) {
            throw Rejected.at(scope, Unsupported.reason(scope));
        }
        if (type.isEmpty()) {
            throw Rejected.at(
                    node,
                    scope instanceof NameExpr name && body.scope().has(name.getNameAsString())
                            ? node + " is not known; there are no objects in hardware"
                            : "class " + scope + " is not known; import it, or give its source root with -I");
        }
        return body.constant(type.get(), node, node.getNameAsString())
                .map(constant -> value(constant, node))
                .orElseThrow(() -> Rejected.at(
                        node, "class " + scope + " has no constant " + node.getNameAsString() + "; correct the name"));
    }

    private boolean isArray(Node scope) {
        return switch (scope) {
            case ArrayAccessExpr _, EnclosedExpr _ -> of(scope).type() instanceof Type.Array;
            case NameExpr name ->
                body.scope().has(name.getNameAsString())
                        ? of(scope).type() instanceof Type.Array
                        : body.constant(name, name.getNameAsString()).orElse(null) instanceof Fields.Table;
            case FieldAccessExpr access ->
                body.program()
                                .classes()
                                .find(access.getScope())
                                .flatMap(t -> body.constant(t, access, access.getNameAsString()))
                                .orElse(null)
                        instanceof Fields.Table;
            default -> false;
        };
    }

    private static Expression length(Node node, Type.Array array) {
        if (array.memory() == Type.Memory.BUFFER) {
            throw Rejected.at(
                    node, "only the host knows how long a buffer is; pass its length as a parameter of the kernel");
        }
        return new Expression.Literal(Scalar.INT, (long) array.lengths().getFirst());
    }

    private Expression element(ArrayAccessExpr node) {
        List<Node> indices = new ArrayList<>();
        Node base = node;
        while (base instanceof ArrayAccessExpr access) {
            indices.addFirst(access.getIndex());
            base = access.getName();
        }
        Expression array = of(base);
        if (!(array.type() instanceof Type.Array type) || array instanceof Expression.Element) {
            throw Rejected.at(node, base + " is no array");
        }
        int rest = type.lengths().size() - indices.size();
        if (rest < 0) {
            throw Rejected.at(
                    node, base + " has fewer dimensions, " + type.lengths().size() + "; leave an index out");
        }
        List<Expression> values = new ArrayList<>();
        for (int i = 0; i < indices.size(); i++) {
            values.add(checked(indices.get(i), type, i));
        }
        List<Integer> lengths =
                type.lengths().subList(indices.size(), type.lengths().size());
        Type result = rest == 0 ? type.element() : new Type.Array(type.element(), lengths, type.memory());
        return new Expression.Element(array, values, result, Places.of(node));
    }

    private Expression checked(Node node, Type.Array type, int dimension) {
        Expression index = index(node);
        int length = type.lengths().get(dimension);
        body.folding()
                .knownInt(index)
                .filter(known -> known < 0 || (length > 0 && known >= length))
                .ifPresent(known -> {
                    throw Rejected.at(
                            node, "index " + known + " is out of bounds" + (length == 0 ? "" : " 0.." + (length - 1)));
                });
        return index;
    }

    /** The array, or row of one, that an expression names. */
    Expression array(Node node) {
        Expression array = of(node);
        if (!(array.type() instanceof Type.Array)) {
            throw Rejected.at(node, "this has to be an array");
        }
        return array;
    }

    /** The local variable that an expression names, if it does. */
    Optional<Variable> variable(Node node) {
        return node instanceof NameExpr name && body.scope().has(name.getNameAsString())
                ? Optional.of(body.scope().find(name.getNameAsString()).orElseThrow(() -> Rejected.silently(node)))
                : Optional.empty();
    }

    /** The FIFO that an expression names, if it does. */
    Optional<Fields.Fifo> fifo(Node node) {
        Optional<Fields.Constant> constant =
                switch (node) {
                    case NameExpr name
                    when !body.scope().has(name.getNameAsString()) -> body.constant(name, name.getNameAsString());
                    case FieldAccessExpr access ->
                        body.program()
                                .classes()
                                .find(access.getScope())
                                .flatMap(type -> body.constant(type, access, access.getNameAsString()));
                    default -> Optional.empty();
                };
        return constant.filter(Fields.Fifo.class::isInstance).map(Fields.Fifo.class::cast);
    }
}
