package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.smi.codegen.frontend.java.ir.BinaryOperator;
import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Hints;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.codegen.frontend.java.ir.Type;
import dev.smi.codegen.frontend.java.ir.Variable;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads loops. Not thread-safe. */
final class Loops {

    private final Body body;
    private final Statements statements;
    private final Jumps jumps;
    private final HintReader hints;

    Loops(Body body, Statements statements, Jumps jumps) {
        this.body = body;
        this.statements = statements;
        this.jumps = jumps;
        this.hints = new HintReader(body);
    }

    private Statement inside(com.github.javaparser.ast.stmt.Statement node) {
        return jumps.inside(Jumps.Around.LOOP, () -> statements.single(node));
    }

    private Optional<Expression> condition(Node node) {
        return statements.attempt(() -> body.expressions().condition(node));
    }

    Statement whileLoop(WhileStmt node) {
        Optional<Expression> condition = condition(node.getCondition());
        Statement inside = inside(node.getBody());
        return new Statement.While(condition.orElseThrow(() -> Rejected.silently(node)), inside, Places.of(node));
    }

    Statement doLoop(DoStmt node) {
        Statement inside = inside(node.getBody());
        return new Statement.DoWhile(inside, body.expressions().condition(node.getCondition()), Places.of(node));
    }

    Statement forLoop(ForStmt node) {
        body.scope().open();
        try {
            List<Statement> first = new ArrayList<>();
            Hints given = Hints.NONE;
            for (Node each : node.getInitialization()) {
                if (each instanceof VariableDeclarationExpr declaration) {
                    given = statements
                            .attempt(() -> hints.of(declaration.getAnnotations()))
                            .orElse(Hints.NONE);
                }
                statements.attempt(() -> first.addAll(statements.expression(each)));
            }
            Optional<Expression> condition = node.getCompare().flatMap(this::condition);
            List<Expression> update = new ArrayList<>();
            for (Node each : node.getUpdate()) {
                statements.attempt(() -> update.addAll(update(each)));
            }
            Statement inside = inside(node.getBody());
            if (condition.isEmpty() && node.getCompare().isPresent()) {
                throw Rejected.silently(node);
            }
            return new Statement.For(first, condition, update, given, inside, Places.of(node));
        } finally {
            body.scope().close();
        }
    }

    private List<Expression> update(Node node) {
        List<Expression> update = new ArrayList<>();
        for (Statement statement : statements.expression(node)) {
            if (!(statement instanceof Statement.Do step)) {
                throw Rejected.at(node, "what a loop does after each turn is an expression; write this in its body");
            }
            update.add(step.expression());
        }
        return update;
    }

    /** A loop over an array's elements becomes one over its indices. */
    Statement forEach(ForEachStmt node) {
        SourcePosition position = Places.of(node);
        body.scope().open();
        try {
            Expression iterated = body.expressions().array(node.getIterable());
            Type.Array type = (Type.Array) iterated.type();
            if (type.memory() == Type.Memory.BUFFER) {
                throw Rejected.at(
                        node.getIterable(),
                        "only the host knows how long a buffer is; pass its length, and write for (int i = 0; i < n; i++)");
            }
            if (type.lengths().size() != 1) {
                throw Rejected.at(
                        node.getIterable(),
                        "a row is no value in hardware; write for (int i = 0; i < " + node.getIterable()
                                + ".length; i++)");
            }
            List<Statement> before = new ArrayList<>();
            Expression array = fixed(iterated, before, node.getIterable());
            Statement loop =
                    overIndices(node, array, type, hints.of(node.getVariable().getAnnotations()));
            before.add(loop);
            return before.size() == 1 ? loop : new Statement.Block(before, position);
        } finally {
            body.scope().close();
        }
    }

    private Statement overIndices(ForEachStmt node, Expression array, Type.Array type, Hints given) {
        SourcePosition position = Places.of(node);
        VariableDeclarator declared = node.getVariableDeclarator();
        String name = declared.getNameAsString();
        Variable index =
                new Variable(body.freshName(name.equals("_") ? "i" : name + "Index"), Scalar.INT, false, position);
        Expression.Local use = new Expression.Local(index);
        Expression element = new Expression.Element(array, List.of(use), type.element(), position);
        List<Statement> inside = new ArrayList<>();
        if (!name.equals("_")) {
            inside.add(element(declared, element, node));
        }
        Statement rest = inside(node.getBody());
        inside.addAll(rest instanceof Statement.Block block ? block.statements() : List.of(rest));
        Expression zero = new Expression.Literal(Scalar.INT, 0L);
        Expression end =
                new Expression.Literal(Scalar.INT, (long) type.lengths().getFirst());
        return new Statement.For(
                List.of(new Statement.Declare(index, Optional.of(zero), position)),
                Optional.of(new Expression.Binary(BinaryOperator.LESS, use, end, Scalar.INT, Scalar.BOOLEAN, position)),
                List.of(new Expression.Increment(use, false, false, Scalar.INT, position)),
                given,
                new Statement.Block(inside, Places.of(node.getBody())),
                position);
    }

    private Statement element(VariableDeclarator declared, Expression element, ForEachStmt node) {
        String name = declared.getNameAsString();
        body.declarations().requireNew(declared, name);
        Scalar elementType = (Scalar) element.type();
        Scalar type =
                switch (body.program().types().of(declared.getType())) {
                    case DeclaredTypes.Primitive number -> number.scalar();
                    case DeclaredTypes.Inferred _ -> elementType;
                    default -> throw Rejected.at(declared, "the elements are of type " + elementType.javaName());
                };
        Variable variable = new Variable(name, type, !Declarations.isAssigned(name, declared), Places.of(declared));
        body.scope().declare(name, variable);
        Expression value = body.operators().assigned(element, type, declared);
        return new Statement.Declare(variable, Optional.of(value), Places.of(node));
    }

    /** The array, with indices that the loop's body cannot change: Java evaluates them once. */
    private Expression fixed(Expression array, List<Statement> before, Node node) {
        if (!(array instanceof Expression.Element row)) {
            return array;
        }
        List<Expression> indices = new ArrayList<>();
        for (Expression index : row.indices()) {
            boolean isFixed = body.folding().known(index).isPresent()
                    || (index instanceof Expression.Local local
                            && local.variable().isFinal());
            if (isFixed) {
                indices.add(index);
            } else {
                Variable kept = new Variable(body.freshName("row"), Scalar.INT, true, Places.of(node));
                before.add(new Statement.Declare(kept, Optional.of(index), Places.of(node)));
                indices.add(new Expression.Local(kept));
            }
        }
        return new Expression.Element(row.array(), indices, row.type(), row.position());
    }
}
