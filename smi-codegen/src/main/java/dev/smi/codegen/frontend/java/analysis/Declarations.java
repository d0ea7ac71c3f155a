package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.SwitchEntry;
import dev.smi.codegen.frontend.java.ir.ChannelKind;
import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Opening;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.codegen.frontend.java.ir.Type;
import dev.smi.codegen.frontend.java.ir.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads declarations of local variables. Not thread-safe. */
final class Declarations {

    private final Body body;
    private final Set<Variable> declaredFinal = Collections.newSetFromMap(new IdentityHashMap<>());

    Declarations(Body body) {
        this.body = body;
    }

    /** Whether a variable is declared final, with a value. */
    boolean isDeclaredFinal(Variable variable) {
        return declaredFinal.contains(variable);
    }

    /** Declares all variables of a declaration; a faulty one is reported, and known by its name only. */
    List<Statement> declare(VariableDeclarationExpr node) {
        List<Statement> statements = new ArrayList<>();
        for (VariableDeclarator variable : node.getVariables()) {
            try {
                statements.addAll(declare(variable, node.isFinal()));
            } catch (Rejected fault) {
                body.program().report(fault);
                body.scope().declareUnknown(variable.getNameAsString());
            }
        }
        return statements;
    }

    private List<Statement> declare(VariableDeclarator node, boolean isFinal) {
        String name = node.getNameAsString();
        if (name.equals("_")) {
            return unnamed(node);
        }
        requireNew(node, name);
        Optional<Node> value = node.getInitializer().map(Node.class::cast);
        return switch (body.program().types().of(node.getType())) {
            case DeclaredTypes.Primitive number -> number(node, number.scalar(), isFinal);
            case DeclaredTypes.Numbers numbers ->
                List.of(array(
                        node,
                        numbers,
                        value.orElseThrow(() -> Rejected.at(
                                node, "an array is allocated where it is declared; give it new ...[...]"))));
            case DeclaredTypes.World _ -> alias(node, value);
            case DeclaredTypes.OfChannel channel ->
                List.of(channel(node, value, Optional.of(channel.kind()))
                        .orElseThrow(() -> Rejected.at(
                                node,
                                "a channel's variable is opened where it is declared; give it world."
                                        + KernelApi.opener(channel.kind()) + "(...)")));
            case DeclaredTypes.OfFifo _ ->
                throw Rejected.at(node, "a FIFO is used by the name of its static final field; leave the variable out");
            case DeclaredTypes.Inferred _ -> inferred(node, value, isFinal);
            case DeclaredTypes.Nothing _ -> throw Rejected.at(node, "a variable holds something; give it a type");
        };
    }

    /** @throws Rejected if there is a variable of the name */
    void requireNew(Node node, String name) {
        if (body.scope().has(name)) {
            throw Rejected.at(node, "variable " + name + " is declared already; give this one another name");
        }
    }

    private List<Statement> unnamed(VariableDeclarator node) {
        Expression value = body.expressions().scalar(node.getInitializer().orElseThrow());
        return Completion.hasEffect(value) ? List.of(new Statement.Do(value, Places.of(node))) : List.of();
    }

    private List<Statement> number(VariableDeclarator node, Scalar type, boolean isFinal) {
        Variable variable = variable(node, type);
        Optional<Node> initializer = node.getInitializer().map(Node.class::cast);
        if (initializer.isPresent() && initializer.get() instanceof SwitchExpr choice) {
            Variable target = new Variable(variable.name(), type, false, variable.position());
            Statement chosen = body.statements()
                    .switches()
                    .value(
                            choice,
                            (value, at) -> new Statement.Do(
                                    new Expression.Assign(
                                            new Expression.Local(target),
                                            body.operators().assigned(value, type, at),
                                            type,
                                            Places.of(at)),
                                    Places.of(at)));
            body.scope().declare(variable.name(), target);
            return List.of(new Statement.Declare(target, Optional.empty(), Places.of(node)), chosen);
        }
        Optional<Expression> value = initializer.map(
                v -> body.operators().assigned(body.expressions().scalar(v), type, v));
        return List.of(number(node, variable, value, isFinal));
    }

    private Statement number(Node node, Variable variable, Optional<Expression> value, boolean isFinal) {
        body.scope().declare(variable.name(), variable);
        if (value.isPresent() && isFinal) {
            declaredFinal.add(variable);
        }
        value.filter(_ -> variable.isFinal())
                .flatMap(body.folding()::known)
                .ifPresent(known -> body.folding()
                        .note(
                                variable,
                                known,
                                isFinal && body.folding().constant(value.get()).isPresent()));
        return new Statement.Declare(variable, value, Places.of(node));
    }

    private Variable variable(VariableDeclarator node, Type type) {
        return new Variable(node.getNameAsString(), type, !isAssigned(node.getNameAsString(), node), Places.of(node));
    }

    /** Whether something assigns a variable, wherever its name means it. */
    static boolean isAssigned(String name, Node declaration) {
        Node region = declaration;
        while (!(region instanceof BlockStmt
                        || region instanceof ForStmt
                        || region instanceof ForEachStmt
                        || region instanceof SwitchEntry
                        || region instanceof MethodDeclaration)
                && region.getParentNode().isPresent()) {
            region = region.getParentNode().get();
        }
        return region.findFirst(Node.class, node -> assigns(node, name)).isPresent();
    }

    private static boolean assigns(Node node, String name) {
        return switch (node) {
            case AssignExpr assign -> isName(assign.getTarget(), name);
            case UnaryExpr unary ->
                (unary.getOperator().isPrefix() || unary.getOperator().isPostfix())
                        && unary.getOperator().asString().length() == 2
                        && isName(unary.getExpression(), name);
            default -> false;
        };
    }

    private static boolean isName(Node node, String name) {
        return switch (node) {
            case NameExpr target -> target.getNameAsString().equals(name);
            case com.github.javaparser.ast.expr.EnclosedExpr enclosed -> isName(enclosed.getInner(), name);
            default -> false;
        };
    }

    /** Makes a parameter known. */
    void parameter(Parameter node, Variable variable) {
        requireNew(node, variable.name());
        body.scope().declare(variable.name(), variable);
        if (node.isFinal()) {
            declaredFinal.add(variable);
        }
    }

    private Statement array(VariableDeclarator node, DeclaredTypes.Numbers type, Node value) {
        if (body.statements().isInLoop()) {
            throw Rejected.at(
                    node,
                    "an array is allocated anew in every turn of the loop, which hardware cannot do; declare it before the"
                            + " loop, and clear it there if need be");
        }
        ArrayInitializerExpr braces = null;
        if (value instanceof ArrayInitializerExpr given) {
            braces = given;
        } else if (value instanceof ArrayCreationExpr creation) {
            if (creation.getLevels().size() != type.dimensions()) {
                throw Rejected.at(value, "this is no " + type.text());
            }
            braces = creation.getInitializer().orElse(null);
        } else {
            throw Rejected.at(
                    value,
                    "an array's variable names an array of its own in hardware; use the array by its own name, or allocate"
                            + " one with new and copy the elements");
        }
        if (braces != null) {
            ArrayValues values = ArrayValues.of(braces, type, body);
            return array(node, type, values.lengths(), List.of(), Optional.of(values.values()));
        }
        ArrayLengths lengths = ArrayLengths.of((ArrayCreationExpr) value, type.element(), body);
        return array(node, type, lengths.values(), lengths.expressions(), Optional.empty());
    }

    private Statement array(
            VariableDeclarator node,
            DeclaredTypes.Numbers type,
            List<Integer> lengths,
            List<Expression> expressions,
            Optional<List<Expression>> values) {
        Variable variable = variable(node, new Type.Array(type.element(), lengths, Type.Memory.LOCAL));
        body.scope().declare(variable.name(), variable);
        return new Statement.DeclareArray(variable, expressions, values, Places.of(node));
    }

    /** Another name for a communicator. */
    private List<Statement> alias(VariableDeclarator node, Optional<Node> value) {
        Variable communicator = value.flatMap(body.expressions()::variable)
                .filter(v -> v.type() instanceof Type.Communicator)
                .orElseThrow(
                        () -> Rejected.at(node, "a kernel has the communicator that it is given; use the parameter"));
        body.scope().declare(node.getNameAsString(), communicator);
        return List.of();
    }

    private Optional<Statement> channel(VariableDeclarator node, Optional<Node> value, Optional<ChannelKind> expected) {
        Optional<ChannelKind> kind = value.flatMap(body.channels()::opened);
        if (value.isEmpty() || kind.isEmpty()) {
            return Optional.empty();
        }
        if (expected.isPresent() && !expected.equals(kind)) {
            throw Rejected.at(
                    node,
                    "this opens a " + KernelApi.simpleName(kind.get()) + ", not a "
                            + KernelApi.simpleName(expected.get()));
        }
        Opening opening = body.channels().opening((MethodCallExpr) value.get(), kind.get());
        Variable variable = variable(node, new Type.Channel(kind.get(), opening.element()));
        body.scope().declare(variable.name(), variable);
        return Optional.of(new Statement.OpenChannel(variable, opening, Places.of(node)));
    }

    private List<Statement> inferred(VariableDeclarator node, Optional<Node> value, boolean isFinal) {
        Node given = value.orElseThrow(() -> Rejected.at(node, "var needs a value; give one, or a type"));
        if (given instanceof ArrayCreationExpr creation) {
            return List.of(array(node, (DeclaredTypes.Numbers) elements(creation), given));
        }
        if (given instanceof SwitchExpr) {
            throw Rejected.at(node, "the type of this is not seen at once; declare the variable with its type");
        }
        Optional<Statement> channel = channel(node, value, Optional.empty());
        if (channel.isPresent()) {
            return List.of(channel.get());
        }
        if (body.expressions()
                .variable(given)
                .filter(v -> v.type() instanceof Type.Communicator)
                .isPresent()) {
            return alias(node, value);
        }
        Expression expression = body.expressions().scalar(given);
        Variable variable = variable(node, expression.type());
        return List.of(number(node, variable, Optional.of(expression), isFinal));
    }

    private DeclaredTypes.Declared elements(ArrayCreationExpr creation) {
        return body.program().types().of(creation.createdType());
    }
}
