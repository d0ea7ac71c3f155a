package dev.smi.fuzz.generate;

import dev.smi.fuzz.generate.Scope.Array;
import dev.smi.fuzz.generate.Scope.Mark;
import dev.smi.fuzz.generate.Scope.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Loops of all kinds, each with a bound that nothing in it can move. */
final class Loops {

    private static final int MOST = 6;

    private final Choices choices;
    private final Scope scope;
    private final Names names;
    private final Expressions expressions;
    private final Statements statements;

    Loops(Choices choices, Scope scope, Names names, Expressions expressions, Statements statements) {
        this.choices = choices;
        this.scope = scope;
        this.names = names;
        this.expressions = expressions;
        this.statements = statements;
    }

    Node loop(Place place) {
        Mark mark = scope.mark();
        Node loop =
                switch (choices.below(10)) {
                    case 0 -> whileLoop(place);
                    case 1 -> doLoop(place);
                    case 2 -> forEver(place);
                    case 3 -> overArray(place);
                    case 4 -> down(place);
                    case 5 -> strange(place);
                    default -> up(place);
                };
        scope.reset(mark);
        return loop;
    }

    private Node body(Place place) {
        return statements.block(choices.between(1, 2), place.inLoop());
    }

    /** The loop with a label that its body may name. */
    private Node labelled(Place place, Function<Place, Node> loop) {
        if (!choices.chance(25)) {
            return loop.apply(place);
        }
        String label = names.next("label");
        return Node.statement(
                label + ":\n", loop.apply(place.with("break " + label + ";").with("continue " + label + ";")));
    }

    /** {@code for (int i = 0; i < 5; i++)}. */
    private Node up(Place place) {
        JavaType type = choices.of(
                JavaType.INT, JavaType.INT, JavaType.INT, JavaType.BYTE, JavaType.SHORT, JavaType.CHAR, JavaType.LONG);
        int count = choices.between(1, MOST);
        Node also = expressions.of(JavaType.BOOLEAN, 2);
        String i = names.next("i");
        scope.add(new Scalar(i, type, true, count));
        String hint = choices.chance(8)
                ? choices.of("@Unroll ", "@Unroll(2) ", "@Pipeline ", "@Pipeline(interval = 2) ")
                : "";
        String head = "for (" + hint + type.keyword() + " " + i + " = 0; " + i + " < " + count;
        String step = choices.of(i + "++", "++" + i, i + " += 1", i + " += 2");
        return labelled(
                place,
                p -> choices.chance(20)
                        ? Node.statement(head + " && ", also, "; " + step + ") ", body(p))
                        : Node.statement(head + "; " + step + ") ", body(p)));
    }

    private Node down(Place place) {
        int count = choices.between(1, MOST);
        String i = names.next("i");
        scope.add(new Scalar(i, JavaType.INT, true, count));
        String head = "for (int " + i + " = " + (count - 1) + "; " + i + " >= 0; " + i + "--) ";
        return labelled(place, p -> Node.statement(head, body(p)));
    }

    /** Counters that overflow, or that are counted from a number that nobody knows. */
    private Node strange(Place place) {
        Node first = expressions.of(JavaType.INT, 2);
        String i = names.next("i");
        String j = names.next("j");
        scope.add(new Scalar(i, JavaType.INT, true, 0));
        scope.add(new Scalar(j, JavaType.INT, true, 0));
        int count = choices.between(1, MOST);
        return labelled(
                place,
                p -> choices.chance(30)
                        ? Node.statement(
                                "for (int " + i + " = Integer.MAX_VALUE - " + count + ", " + j + " = 7; " + i + " > 0; "
                                        + i + "++, " + j + " *= 3) ",
                                body(p))
                        : Node.statement(
                                "for (int " + i + " = ",
                                first,
                                ", " + j + " = 0; " + j + " < " + count + "; " + i + " += 0x3fffffff, " + j + "++) ",
                                body(p)));
    }

    private Node whileLoop(Place place) {
        String guard = names.next("g");
        int count = choices.between(1, MOST);
        Node condition = expressions.of(JavaType.BOOLEAN, 2);
        return Node.statement(
                "int " + guard + " = 0;\n",
                labelled(
                        place,
                        p -> Node.fixed("while (" + guard + "++ < " + count + " && ", condition, ") ", body(p))));
    }

    private Node doLoop(Place place) {
        String guard = names.next("g");
        int count = choices.between(1, MOST);
        Node condition = expressions.of(JavaType.BOOLEAN, 2);
        return Node.statement(
                "int " + guard + " = 0;\n",
                labelled(
                        place,
                        p -> Node.fixed(
                                "do ", body(p), " while (++" + guard + " < " + count + " && ", condition, ");")));
    }

    private Node forEver(Place place) {
        String guard = names.next("g");
        int count = choices.between(1, MOST);
        String head = choices.of("while (true) ", "for (;;) ");
        Node leave = Node.fixed("if (" + guard + "++ >= " + count + ") {\n    break;\n}");
        return Node.statement(
                "int " + guard + " = 0;\n",
                labelled(
                        place,
                        p -> Node.fixed(
                                head,
                                Node.block(prefixed(leave, statements.sequence(choices.between(1, 2), p.inLoop()))))));
    }

    private static List<Piece> prefixed(Piece first, List<Piece> rest) {
        List<Piece> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }

    /** {@code for (int x : array)}, or its elements by index up to its length. */
    private Node overArray(Place place) {
        List<Array> arrays =
                scope.arrays(a -> a.lengths().size() == 1 && a.lengths().getFirst() <= 16 && !a.isOpen());
        if (arrays.isEmpty()) {
            return up(place);
        }
        Array array = choices.of(arrays);
        if (choices.chance(50)) {
            String i = names.next("i");
            scope.add(new Scalar(i, JavaType.INT, true, array.lengths().getFirst()));
            return Node.statement(
                    "for (int " + i + " = 0; " + i + " < " + array.name() + ".length; " + i + "++) ", body(place));
        }
        String x = names.next("x");
        scope.add(new Scalar(x, array.element(), choices.chance(50), 0));
        return Node.statement("for (" + array.element().keyword() + " " + x + " : " + array.name() + ") ", body(place));
    }
}
