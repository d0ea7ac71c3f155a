package dev.smi.fuzz.generate;

import dev.smi.fuzz.generate.Scope.Array;
import dev.smi.fuzz.generate.Scope.Mark;
import dev.smi.fuzz.generate.Scope.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Random statements of a method. What blocks declare is shown through a {@link Sink} before they end. */
final class Statements {

    /** Takes what was computed to where it can be seen. */
    interface Sink {
        /** A statement that shows a number; empty if this one need not be shown. */
        Optional<Node> show(Scalar scalar);

        /** A statement that shows an array. */
        Optional<Node> show(Array array);

        /** Of a method whose callers see what it computes. */
        Sink NONE = new Sink() {
            @Override
            public Optional<Node> show(Scalar scalar) {
                return Optional.empty();
            }

            @Override
            public Optional<Node> show(Array array) {
                return Optional.empty();
            }
        };
    }

    private static final int MOST_DEPTH = 3;

    private final Choices choices;
    private final Scope scope;
    private final Names names;
    private final Expressions expressions;
    private final List<Helper> helpers;
    private final Sink sink;
    private final Loops loops;
    private final Switches switches;
    private final int mostLoops;

    /** @param mostLoops how deep loops may be nested */
    Statements(
            Choices choices,
            Scope scope,
            Names names,
            Expressions expressions,
            List<Helper> helpers,
            Sink sink,
            int mostLoops) {
        this.choices = choices;
        this.scope = scope;
        this.names = names;
        this.expressions = expressions;
        this.helpers = helpers;
        this.sink = sink;
        this.mostLoops = mostLoops;
        this.loops = new Loops(choices, scope, names, expressions, this);
        this.switches = new Switches(choices, expressions, this);
    }

    /** So many statements and what shows their results. */
    List<Piece> sequence(int count, Place place) {
        Mark mark = scope.mark();
        List<Piece> statements = open(count, place);
        statements.addAll(shown(mark));
        scope.reset(mark);
        return statements;
    }

    /** What shows all that was declared since then. */
    List<Piece> shown(Mark mark) {
        List<Piece> statements = new ArrayList<>();
        for (Scalar scalar : scope.since(mark)) {
            sink.show(scalar).ifPresent(statements::add);
        }
        for (Array array : scope.arraysSince(mark)) {
            sink.show(array).ifPresent(statements::add);
        }
        return statements;
    }

    /** So many statements, whose declarations stay in scope. */
    List<Piece> open(int count, Place place) {
        List<Piece> statements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            comment().ifPresent(statements::add);
            statements.add(statement(place));
        }
        return statements;
    }

    /** Statements in braces. */
    Node block(int count, Place place) {
        return Node.block(sequence(count, place));
    }

    private int depth() {
        return choices.between(1, MOST_DEPTH);
    }

    private Optional<Node> comment() {
        if (!choices.chance(4)) {
            return Optional.empty();
        }
        return Optional.of(Node.statement(choices.of(
                "// a path: C:\\",
                "/* a block *\\ \n * of ??/ two lines */",
                "// 100 % \"quoted 'text",
                "/** not Javadoc */",
                "// // */ /*")));
    }

    private Node statement(Place place) {
        int choice = choices.below(100);
        if (choice < 24) {
            return declaration();
        }
        if (choice < 54) {
            return assignment();
        }
        if (choice < 60) {
            // hardware allocates nothing in a loop
            return place.loops() == 0 ? localArray() : declaration();
        }
        if (choice < 72) {
            return branch(place);
        }
        if (choice < 86) {
            return place.loops() < mostLoops ? loops.loop(place) : assignment();
        }
        if (choice < 91) {
            return place.isDeep() ? assignment() : switches.statement(place);
        }
        if (choice < 94) {
            return call();
        }
        if (choice < 96) {
            return cursor();
        }
        return choice < 98 ? jump(place) : other(place);
    }

    private Node declaration() {
        JavaType type = choices.of(JavaType.values());
        boolean isFinal = choices.chance(15);
        if (!isFinal && choices.chance(10)) {
            return laterAssigned(type);
        }
        boolean isChosen = choices.chance(5);
        boolean isInferred = !isChosen && choices.chance(8);
        Node value = isChosen
                ? expressions.chosen(type, 2)
                : isInferred ? expressions.of(type, depth()) : expressions.convertible(type, depth());
        String name = names.next("v");
        scope.add(new Scalar(name, type, isFinal, 0));
        String declared = isInferred ? "var" : type.keyword();
        return Node.statement((isFinal ? "final " : "") + declared + " " + name + " = ", value, ";");
    }

    /** {@code int x; if (c) { x = a; } else { x = b; }}. */
    private Node laterAssigned(JavaType type) {
        Node condition = expressions.of(JavaType.BOOLEAN, 2);
        Node yes = expressions.of(type, 2);
        Node no = expressions.convertible(type, 2);
        String name = names.next("v");
        scope.add(new Scalar(name, type, false, 0));
        return Node.statement(
                type.keyword() + " " + name + ";\nif (",
                condition,
                ") {\n    " + name + " = ",
                yes,
                ";\n} else {\n    " + name + " = ",
                no,
                ";\n}");
    }

    Node assignment() {
        for (int attempt = 0; attempt < 4; attempt++) {
            JavaType type = choices.of(JavaType.values());
            Optional<Node> target = expressions.targets().target(type, 2);
            if (target.isPresent()) {
                return Node.statement(expressions.targets().change(target.get(), type, depth()), ";");
            }
        }
        return declaration();
    }

    private Node localArray() {
        JavaType type = choices.of(JavaType.values());
        boolean isFlat = choices.chance(70);
        List<Integer> lengths =
                isFlat ? List.of(choices.of(8, 16, 3, 5, 8, 12)) : List.of(choices.of(2, 3, 4), choices.of(4, 8, 5));
        Node values = isFlat && choices.chance(40) ? values(type, lengths.getFirst()) : zeros(type, lengths);
        String name = names.next("a");
        scope.add(new Array(name, type, lengths, false, false));
        String brackets = "[]".repeat(lengths.size());
        return Node.statement(type.keyword() + brackets + " " + name + " = ", values, ";");
    }

    private Node values(JavaType type, int length) {
        List<Object> parts = new ArrayList<>(List.of(choices.chance(50) ? "{" : "new " + type.keyword() + "[] {"));
        for (int i = 0; i < length; i++) {
            parts.add(i == 0 ? "" : ", ");
            parts.add(choices.chance(60) ? expressions.literals().of(type) : expressions.of(type, 1));
        }
        parts.add("}");
        return Node.fixed(parts.toArray());
    }

    private static Node zeros(JavaType type, List<Integer> lengths) {
        StringBuilder text = new StringBuilder("new " + type.keyword());
        lengths.forEach(length -> text.append('[').append(length).append(']'));
        return Node.fixed(text);
    }

    private Node branch(Place place) {
        Node condition = expressions.of(JavaType.BOOLEAN, depth());
        int choice = choices.below(4);
        if (choice == 0 || place.isDeep()) {
            return Node.statement("if (", condition, ") ", simple());
        }
        Node yes = block(choices.between(1, 3), place.deeper());
        if (choice == 1) {
            return Node.statement("if (", condition, ") ", yes);
        }
        Node no = choice == 2 && !place.isDeep()
                ? Node.fixed("if (", expressions.of(JavaType.BOOLEAN, 2), ") ", block(1, place.deeper()))
                : block(choices.between(1, 2), place.deeper());
        return Node.statement("if (", condition, ") ", yes, " else ", no);
    }

    /** A statement that may stand without braces. */
    Node simple() {
        for (int attempt = 0; attempt < 4; attempt++) {
            JavaType type = choices.of(JavaType.values());
            Optional<Node> target = expressions.targets().target(type, 1);
            if (target.isPresent()) {
                return Node.fixed(expressions.targets().change(target.get(), type, 2), ";");
            }
        }
        return Node.block(List.of());
    }

    private Node call() {
        return helpers.isEmpty()
                ? assignment()
                : expressions
                        .calls()
                        .of(choices.of(helpers), 2)
                        .map(call -> Node.statement(call, ";"))
                        .orElseGet(this::assignment);
    }

    /** A counter as an index itself, which must not overflow and so is not guarded. */
    private Node cursor() {
        List<Array> arrays = scope.arrays(a -> !a.isFixed()
                && a.element() != JavaType.BOOLEAN
                && a.lengths().size() == 1
                && a.lengths().getFirst() > 4);
        if (arrays.isEmpty()) {
            return assignment();
        }
        Array array = choices.of(arrays);
        JavaType type = array.element();
        String p = names.next("p");
        String a = array.name();
        String cast = " = (" + type.keyword() + ") (";
        return Node.statement(
                "int " + p + " = 1;\n" + a + "[0]" + cast + "(" + a + "[" + p + "++] " + choices.of("=", "+=", "-=")
                        + " ",
                expressions.of(type, 2),
                ")" + choices.of(" * ", " + ", " - ") + p + " - " + a + "[" + p + "++]);\n" + a + "[--" + p + "] -= "
                        + choices.of(p + " + ", p + "++ - ", ""),
                expressions.of(type, 2),
                " + " + a + "[" + p + "--];\n" + a + "[" + p + choices.of("++]++;", "]--;", "++] *= " + p + "--;")
                        + "\n" + a + "[" + p + "]" + cast + "++" + a + "[" + p + "++] + " + a + "[" + p + "]--);");
    }

    /** {@code if (condition) break;}, of a loop around it or of what has a label. */
    private Node jump(Place place) {
        if (place.jumps().isEmpty()) {
            return assignment();
        }
        return Node.statement(
                "if (", expressions.of(JavaType.BOOLEAN, 2), ") {\n    " + choices.of(place.jumps()) + "\n}");
    }

    private Node other(Place place) {
        return switch (choices.below(place.isDeep() ? 1 : 3)) {
            case 0 -> Node.statement(";");
            case 1 -> Node.statement(block(choices.between(1, 2), place.deeper()));
            default -> {
                String label = names.next("label");
                yield Node.statement(
                        label + ": ",
                        block(choices.between(2, 3), place.deeper().with("break " + label + ";")));
            }
        };
    }
}
