package dev.smi.codegen.frontend.java.print;

import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Expression.Assign;
import dev.smi.codegen.frontend.java.ir.Expression.Binary;
import dev.smi.codegen.frontend.java.ir.Expression.Call;
import dev.smi.codegen.frontend.java.ir.Expression.Cast;
import dev.smi.codegen.frontend.java.ir.Expression.ChannelElement;
import dev.smi.codegen.frontend.java.ir.Expression.CompoundAssign;
import dev.smi.codegen.frontend.java.ir.Expression.Conditional;
import dev.smi.codegen.frontend.java.ir.Expression.ConstantUse;
import dev.smi.codegen.frontend.java.ir.Expression.Element;
import dev.smi.codegen.frontend.java.ir.Expression.FifoRead;
import dev.smi.codegen.frontend.java.ir.Expression.Increment;
import dev.smi.codegen.frontend.java.ir.Expression.Literal;
import dev.smi.codegen.frontend.java.ir.Expression.Local;
import dev.smi.codegen.frontend.java.ir.Expression.MathCall;
import dev.smi.codegen.frontend.java.ir.Expression.Rank;
import dev.smi.codegen.frontend.java.ir.Expression.Size;
import dev.smi.codegen.frontend.java.ir.Expression.TableUse;
import dev.smi.codegen.frontend.java.ir.Expression.Unary;
import dev.smi.codegen.frontend.java.ir.Opening;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.codegen.frontend.java.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ways through statements and expressions. Stateless. */
final class Tree {

    private Tree() {}

    /** An expression's operands, in the order in which they are evaluated. */
    static List<Expression> operands(Expression expression) {
        return switch (expression) {
            case Literal _, ConstantUse _, Local _, TableUse _, Rank _, Size _, FifoRead _ -> List.of();
            case Element e -> join(Stream.of(e.array()), e.indices().stream());
            case Unary e -> List.of(e.operand());
            case Binary e -> List.of(e.left(), e.right());
            case Cast e -> List.of(e.operand());
            case Conditional e -> List.of(e.condition(), e.yes(), e.no());
            case Assign e -> List.of(e.target(), e.value());
            case CompoundAssign e -> List.of(e.target(), e.value());
            case Increment e -> List.of(e.target());
            case Call e -> e.arguments();
            case MathCall e -> e.arguments();
            case ChannelElement e -> e.value().stream().toList();
        };
    }

    private static List<Expression> join(Stream<Expression> first, Stream<Expression> second) {
        return Stream.concat(first, second).toList();
    }

    /** Expressions that are directly part of a statement. */
    static List<Expression> expressions(Statement statement) {
        return switch (statement) {
            case Statement.Declare s -> s.value().stream().toList();
            case Statement.DeclareArray s -> s.values().orElse(List.of());
            case Statement.OpenChannel s -> expressions(s.opening());
            case Statement.Do s -> List.of(s.expression());
            case Statement.Push s -> List.of(s.value());
            case Statement.PassArray s -> List.of(s.array(), s.offset(), s.length());
            case Statement.FifoWrite s -> List.of(s.value());
            case Statement.If s -> List.of(s.condition());
            case Statement.While s -> List.of(s.condition());
            case Statement.DoWhile s -> List.of(s.condition());
            case Statement.For s -> join(s.condition().stream(), s.update().stream());
            case Statement.Switch s -> List.of(s.selector());
            case Statement.Return s -> s.value().stream().toList();
            case Statement.Commented _,
                    Statement.Block _,
                    Statement.Labeled _,
                    Statement.Break _,
                    Statement.Continue _ -> List.of();
        };
    }

    /** What an opening evaluates, but for the port. */
    static List<Expression> expressions(Opening opening) {
        List<Expression> all = new ArrayList<>(List.of(opening.count()));
        opening.receiveCount().ifPresent(all::add);
        all.add(opening.peer());
        return all;
    }

    /** Statements that are directly part of a statement. */
    static List<Statement> parts(Statement statement) {
        return switch (statement) {
            case Statement.Commented s -> List.of(s.statement());
            case Statement.Block s -> s.statements();
            case Statement.If s ->
                Stream.concat(Stream.of(s.yes()), s.no().stream()).toList();
            case Statement.While s -> List.of(s.body());
            case Statement.DoWhile s -> List.of(s.body());
            case Statement.For s ->
                Stream.concat(s.first().stream(), Stream.of(s.body())).toList();
            case Statement.Switch s ->
                s.cases().stream().<Statement>map(Statement.Case::body).toList();
            case Statement.Labeled s -> List.of(s.statement());
            default -> List.of();
        };
    }

    /** Visits a statement and all within. */
    static void statements(Statement statement, Consumer<Statement> visitor) {
        visitor.accept(statement);
        parts(statement).forEach(part -> statements(part, visitor));
    }

    /** Visits all expressions within a statement, outer ones first. */
    static void allExpressions(Statement statement, Consumer<Expression> visitor) {
        statements(statement, s -> expressions(s).forEach(e -> within(e, visitor)));
    }

    /** Visits an expression and all within, outer ones first. */
    static void within(Expression expression, Consumer<Expression> visitor) {
        visitor.accept(expression);
        operands(expression).forEach(operand -> within(operand, visitor));
    }

    /** Whether two targets are the same variable, or elements with indices that look the same. */
    static boolean isSame(Expression a, Expression b) {
        return switch (a) {
            case Local x -> b instanceof Local y && x.variable() == y.variable();
            case Literal x -> x.equals(b);
            case ConstantUse x -> x.equals(b);
            case Rank x -> x.equals(b);
            case Cast x -> b instanceof Cast y && x.type() == y.type() && isSame(x.operand(), y.operand());
            case Unary x -> b instanceof Unary y && x.operator() == y.operator() && isSame(x.operand(), y.operand());
            case Binary x -> b instanceof Binary y && x.operator() == y.operator() && areSame(x, y);
            case Element x -> b instanceof Element y && areSame(x, y);
            default -> false;
        };
    }

    private static boolean areSame(Expression a, Expression b) {
        List<Expression> of = operands(a);
        List<Expression> others = operands(b);
        return of.size() == others.size()
                && IntStream.range(0, of.size()).allMatch(i -> isSame(of.get(i), others.get(i)));
    }

    /** The variable that an assignment's target is, or whose array it is in. */
    static Optional<Variable> root(Expression target) {
        return switch (target) {
            case Local local -> Optional.of(local.variable());
            case Element element -> root(element.array());
            default -> Optional.empty();
        };
    }

    /** A statement without the comments before it. */
    static Statement bare(Statement statement) {
        return statement instanceof Statement.Commented commented ? bare(commented.statement()) : statement;
    }

    /** The statements of a block, or the one that stands for it. */
    static List<Statement> list(Statement statement) {
        return statement instanceof Statement.Block block ? block.statements() : List.of(statement);
    }
}
