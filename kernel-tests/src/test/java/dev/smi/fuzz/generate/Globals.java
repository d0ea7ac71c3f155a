package dev.smi.fuzz.generate;

import dev.smi.fuzz.generate.Scope.Array;
import dev.smi.fuzz.generate.Scope.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a program's kernels share: constants, tables, helper methods. */
final class Globals {

    private static final int MOST = 3;
    private static final int DEPTH = 3;

    private final Choices choices;
    private final String suffix;
    private final Scope scope = new Scope();
    private final List<Helper> helpers = new ArrayList<>();
    private final List<Node> members = new ArrayList<>();

    /** @param suffix of all names */
    Globals(Choices choices, String suffix) {
        this.choices = choices;
        this.suffix = suffix;
        int constants = choices.below(MOST);
        for (int i = 0; i < constants; i++) {
            constant("C" + i + suffix);
        }
        int tables = choices.below(2);
        for (int i = 0; i < tables; i++) {
            table("T" + i + suffix);
        }
        int count = choices.below(MOST);
        for (int i = 0; i < count; i++) {
            helper(i);
        }
    }

    List<Node> members() {
        return members;
    }

    List<Helper> helpers() {
        return helpers;
    }

    /** Constants and tables, which a method's own scope begins with. */
    Scope scope() {
        Scope copy = new Scope();
        scope.scalars(_ -> true).forEach(copy::add);
        scope.arrays(_ -> true).forEach(copy::add);
        return copy;
    }

    private void constant(String name) {
        JavaType type = choices.of(JavaType.values());
        Node value = Expressions.constant(choices, scope).convertible(type, DEPTH);
        members.add(Node.statement("static final " + type.keyword() + " " + name + " = ", value, ";"));
        scope.add(new Scalar(name, type, true, 0));
    }

    private void table(String name) {
        JavaType type = choices.of(JavaType.values());
        List<Integer> lengths = choices.chance(70) ? List.of(choices.of(3, 8, 16)) : List.of(choices.of(2, 3), 8);
        Expressions constants = Expressions.constant(choices, scope);
        List<Object> parts = new ArrayList<>(
                List.of("static final " + type.keyword() + "[]".repeat(lengths.size()) + " " + name + " = "));
        parts.add(rows(type, lengths, constants));
        parts.add(";");
        members.add(Node.statement(parts.toArray()));
        scope.add(new Array(name, type, lengths, true, false));
    }

    private Node rows(JavaType type, List<Integer> lengths, Expressions constants) {
        List<Object> parts = new ArrayList<>(List.of("{"));
        for (int i = 0; i < lengths.getFirst(); i++) {
            parts.add(i == 0 ? "" : ", ");
            parts.add(
                    lengths.size() > 1
                            ? rows(type, lengths.subList(1, lengths.size()), constants)
                            : choices.chance(70) ? constants.literals().of(type) : constants.of(type, 1));
        }
        parts.add("}");
        return Node.fixed(parts.toArray());
    }

    private void helper(int number) {
        Helper previous = helpers.isEmpty() || choices.chance(50) ? null : helpers.getLast();
        Names names = new Names(choices);
        String name = previous == null ? "h" + number + suffix : previous.name();
        Optional<JavaType> result = previous == null
                ? choices.chance(85) ? Optional.of(choices.of(JavaType.values())) : Optional.empty()
                : previous.result();
        Helper helper = new Helper(name, result, parameters(names));
        if (helpers.stream().allMatch(h -> !h.name().equals(name) || h.differsFrom(helper))) {
            members.add(body(helper, names));
            helpers.add(helper);
        }
    }

    private List<Helper.Parameter> parameters(Names names) {
        List<Helper.Parameter> parameters = new ArrayList<>();
        int count = choices.between(1, MOST);
        for (int i = 0; i < count; i++) {
            boolean isArray = choices.chance(35);
            parameters.add(new Helper.Parameter(
                    names.next("p"), choices.of(JavaType.values()), isArray, isArray && choices.chance(50)));
        }
        return parameters;
    }

    private Node body(Helper helper, Names names) {
        Scope inside = scope();
        for (Helper.Parameter parameter : helper.parameters()) {
            if (parameter.isArray()) {
                inside.add(new Array(
                        parameter.name(), parameter.type(), List.of(Targets.ROW), !parameter.isWritten(), true));
            } else {
                inside.add(new Scalar(parameter.name(), parameter.type(), choices.chance(30), 0));
            }
        }
        List<Helper> callable = choices.chance(40) ? List.copyOf(helpers) : List.of();
        Expressions expressions = new Expressions(choices, inside, callable);
        Statements statements = new Statements(choices, inside, names, expressions, List.of(), Statements.Sink.NONE, 1);
        List<Piece> early = new ArrayList<>();
        helper.result().filter(_ -> choices.chance(30)).ifPresent(r -> early.add(earlyReturn(r, expressions)));
        List<Piece> body = new ArrayList<>(statements.open(choices.between(1, 3), Place.METHOD));
        body.addAll(0, early);
        helper.result().ifPresent(r -> body.add(Node.fixed("return ", expressions.convertible(r, DEPTH), ";")));
        List<String> declarations =
                helper.parameters().stream().map(Helper.Parameter::declaration).toList();
        return Node.statement(
                "static " + helper.result().map(JavaType::keyword).orElse("void") + " " + helper.name() + "("
                        + String.join(", ", declarations) + ") ",
                Node.block(body));
    }

    private static Node earlyReturn(JavaType result, Expressions expressions) {
        return Node.statement(
                "if (",
                expressions.of(JavaType.BOOLEAN, 2),
                ") {\n    return ",
                expressions.convertible(result, 2),
                ";\n}");
    }
}
