package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.EmptyStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LabeledStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.codegen.frontend.java.ir.Type;
import dev.smi.codegen.frontend.java.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads statements; a faulty one is reported, and the next is read. Not thread-safe. */
final class Statements {

    private final Body body;
    private final Jumps jumps;
    private final Loops loops;
    private final Switches switches;

    Statements(Body body) {
        this.body = body;
        this.jumps = new Jumps();
        this.loops = new Loops(body, this, jumps);
        this.switches = new Switches(body, this, jumps);
    }

    Switches switches() {
        return switches;
    }

    /** Whether the statement that is being read may run more than once. */
    boolean isInLoop() {
        return jumps.isInLoop();
    }

    /** A block. */
    Statement.Block block(BlockStmt node) {
        body.scope().open();
        try {
            return new Statement.Block(all(node.getStatements()), Places.of(node));
        } finally {
            body.scope().close();
        }
    }

    /** Statements one after the other, in the innermost scope. */
    List<Statement> all(List<? extends com.github.javaparser.ast.stmt.Statement> nodes) {
        List<Statement> statements = new ArrayList<>();
        boolean isReachable = true;
        for (com.github.javaparser.ast.stmt.Statement node : nodes) {
            if (!isReachable) {
                body.program().report(Rejected.at(node, "nothing gets here; leave it out, or what ends before it"));
                isReachable = true;
            }
            if (isFlush(node, statements)) {
                statements.addLast(flushed(statements.removeLast()));
                continue;
            }
            List<Statement> read = attempt(() -> of(node)).orElse(List.of());
            List<String> comments = body.program().comments().before(node);
            for (int i = 0; i < read.size(); i++) {
                boolean isCommented = i == 0 && !comments.isEmpty();
                statements.add(isCommented ? new Statement.Commented(comments, read.get(i)) : read.get(i));
            }
            isReachable = read.isEmpty() || Completion.canComplete(read);
        }
        return statements;
    }

    /** What a reading gives, or nothing after its fault has been reported. */
    <T> Optional<T> attempt(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (Rejected fault) {
            body.program().report(fault);
            return Optional.empty();
        }
    }

    private boolean isFlush(Node node, List<Statement> before) {
        if (!(node instanceof ExpressionStmt statement)
                || !(statement.getExpression() instanceof MethodCallExpr call)
                || !call.getNameAsString().equals("flush")
                || !call.getArguments().isEmpty()
                || before.isEmpty()) {
            return false;
        }
        Optional<Variable> channel = call.getScope()
                .filter(s -> s.isNameExpr() && body.scope().find(s.toString()).isPresent())
                .flatMap(s -> body.scope().find(s.toString()));
        return channel.isPresent()
                && withoutComments(before.getLast()) instanceof Statement.Push push
                && push.channel() == channel.get();
    }

    private static Statement withoutComments(Statement statement) {
        return statement instanceof Statement.Commented commented ? commented.statement() : statement;
    }

    private static Statement flushed(Statement statement) {
        return switch (statement) {
            case Statement.Push push -> new Statement.Push(push.channel(), push.value(), true, push.position());
            case Statement.Commented commented ->
                new Statement.Commented(commented.comments(), flushed(commented.statement()));
            default -> throw new IllegalStateException("only a push is flushed, not " + statement);
        };
    }

    /** A statement that is the whole body of something, in a scope of its own. */
    Statement single(com.github.javaparser.ast.stmt.Statement node) {
        if (node instanceof BlockStmt block) {
            return block(block);
        }
        body.scope().open();
        try {
            List<Statement> read = all(List.of(node));
            return read.size() == 1 ? read.getFirst() : new Statement.Block(read, Places.of(node));
        } finally {
            body.scope().close();
        }
    }

    private List<Statement> of(com.github.javaparser.ast.stmt.Statement node) {
        return switch (node) {
            case EmptyStmt _ -> List.of();
            case BlockStmt block -> List.of(block(block));
            case ExpressionStmt expression -> expression(expression.getExpression());
            case IfStmt choice -> List.of(choice(choice));
            case WhileStmt loop -> List.of(loops.whileLoop(loop));
            case DoStmt loop -> List.of(loops.doLoop(loop));
            case ForStmt loop -> List.of(loops.forLoop(loop));
            case ForEachStmt loop -> List.of(loops.forEach(loop));
            case SwitchStmt choice -> List.of(switches.statement(choice));
            case LabeledStmt labeled -> List.of(labeled(labeled));
            case BreakStmt end -> List.of(jumps.end(end, end.getLabel().map(l -> l.getIdentifier())));
            case ContinueStmt next -> List.of(jumps.next(next, next.getLabel().map(l -> l.getIdentifier())));
            case YieldStmt value -> switches.give(value);
            case ReturnStmt end -> List.of(result(end));
            default -> throw Rejected.at(node, Unsupported.reason(node));
        };
    }

    /** An expression as a statement. */
    List<Statement> expression(Node node) {
        return switch (node) {
            case VariableDeclarationExpr declaration -> body.declarations().declare(declaration);
            case MethodCallExpr call -> List.of(body.calls().statement(call));
            case AssignExpr assign
            when chosen(assign).isPresent() ->
                List.of(switches.value(chosen(assign).orElseThrow(), (value, at) -> assigned(assign, value, at)));
            case AssignExpr _, UnaryExpr _ ->
                List.of(new Statement.Do(body.expressions().of(node), Places.of(node)));
            case EnclosedExpr _ -> throw Rejected.at(node, "this is no statement; leave the parentheses out");
            default ->
                throw Rejected.at(
                        node,
                        Unsupported.isUnsupported(node)
                                ? Unsupported.reason(node)
                                : "this is no statement; assign its value");
        };
    }

    private static Optional<SwitchExpr> chosen(AssignExpr assign) {
        return assign.getOperator() == AssignExpr.Operator.ASSIGN && assign.getValue() instanceof SwitchExpr choice
                ? Optional.of(choice)
                : Optional.empty();
    }

    /** One value of a switch that is assigned as a whole. */
    private Statement assigned(AssignExpr assign, Expression value, Node at) {
        Expression target = body.expressions().of(assign.getTarget());
        if (!(target instanceof Expression.Local local) || !(local.type() instanceof Scalar type)) {
            throw Rejected.at(
                    assign,
                    "the place is evaluated before the switch; assign it to a variable, and that to the element");
        }
        if (body.declarations().isDeclaredFinal(local.variable())) {
            throw Rejected.at(assign, local.variable() + " is final; leave final out, or use another variable");
        }
        Expression converted = body.operators().assigned(value, type, at);
        return new Statement.Do(new Expression.Assign(local, converted, type, Places.of(at)), Places.of(at));
    }

    private Statement choice(IfStmt node) {
        Optional<Expression> condition = attempt(() -> body.expressions().condition(node.getCondition()));
        Statement yes = single(node.getThenStmt());
        Optional<Statement> no = node.getElseStmt().map(this::single);
        return new Statement.If(condition.orElseThrow(() -> Rejected.silently(node)), yes, no, Places.of(node));
    }

    private Statement labeled(LabeledStmt node) {
        String label = node.getLabel().getIdentifier();
        Statement statement = jumps.labeled(node, label, () -> single(node.getStatement()));
        return new Statement.Labeled(label, statement, Places.of(node));
    }

    private Statement result(ReturnStmt node) {
        jumps.requireNoSwitchExpression(node);
        Optional<Node> value = node.getExpression().map(Node.class::cast);
        return switch (body.result()) {
            case Scalar type -> {
                Node given = value.orElseThrow(() -> Rejected.at(node, "this method gives a value; return one"));
                yield given instanceof SwitchExpr choice
                        ? switches.value(choice, (v, at) -> result(v, type, at))
                        : result(body.expressions().scalar(given), type, given);
            }
            case Type.Nothing _ -> {
                if (value.isPresent()) {
                    throw Rejected.at(node, "this method gives no value; return without one");
                }
                yield new Statement.Return(Optional.empty(), Places.of(node));
            }
            case Type.Array _, Type.Channel _, Type.Communicator _ ->
                throw new IllegalStateException("a method cannot return " + body.result());
        };
    }

    private Statement result(Expression value, Scalar type, Node at) {
        return new Statement.Return(Optional.of(body.operators().assigned(value, type, at)), Places.of(at));
    }
}
