package dev.smi.fuzz.generate;

import dev.smi.fuzz.generate.Scope.Mark;
import dev.smi.fuzz.generate.Scope.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Writes one kernel: statements between those that communicate. */
final class Writer {

    private static final Place ONCE = new Place(1, 1, List.of());

    final Expressions expressions;
    final Statements statements;

    private final Choices choices;
    private final Scope scope;
    private final Names names;
    private final Buffers buffers;

    Writer(Choices choices, Globals globals) {
        this.choices = choices;
        this.scope = globals.scope();
        this.names = new Names(choices);
        this.buffers = new Buffers(choices, scope, names);
        this.expressions = new Expressions(choices, scope, globals.helpers());
        this.statements = new Statements(choices, scope, names, expressions, globals.helpers(), buffers, 2);
    }

    Names names() {
        return names;
    }

    /** A few statements, perhaps none, whose results are shown. */
    List<Piece> some() {
        return statements.sequence(choices.between(0, 2), Place.METHOD);
    }

    /**
     * A loop around what communicates: nothing in it leaves it.
     *
     * @param limit how often, in Java
     * @param bound how often at most
     * @param step added to the counter
     */
    Node loop(String limit, int bound, int step, Supplier<Node> action) {
        Mark all = scope.mark();
        String i = names.next("i");
        scope.add(new Scalar(i, JavaType.INT, true, bound));
        Mark inside = scope.mark();
        List<Piece> body = new ArrayList<>(statements.open(choices.below(2), ONCE));
        body.add(action.get());
        body.addAll(statements.shown(inside));
        scope.reset(all);
        String head = "for (int " + i + " = 0; " + i + " < " + limit + "; " + (step == 1 ? i + "++" : i + " += " + step)
                + ") ";
        return Node.fixed(head, Node.block(body));
    }

    /** Pieces in braces, whose declarations end there. */
    Node block(Supplier<List<Piece>> pieces) {
        Mark mark = scope.mark();
        List<Piece> body = new ArrayList<>(pieces.get());
        body.addAll(statements.shown(mark));
        scope.reset(mark);
        return Node.block(body);
    }

    /** A statement that takes a value into a new variable, which is in scope from now on. */
    Node taken(JavaType type, Object value) {
        Scalar taken = new Scalar(names.next("x"), type, choices.chance(30), 0);
        scope.add(taken);
        return Node.fixed((taken.isFixed() ? "final " : "") + type.keyword() + " " + taken.name() + " = ", value, ";");
    }

    /** Ends the kernel and adds it to a program's members. */
    RandomKernel kernel(String name, List<Piece> body, List<Node> members, Parameter... more) {
        List<Parameter> parameters = new ArrayList<>(buffers.parameters());
        parameters.addAll(List.of(more));
        RandomKernel kernel = new RandomKernel(name, parameters);
        members.add(PlainKernel.kernel(kernel, body));
        return kernel;
    }
}
