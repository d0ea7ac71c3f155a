package dev.smi.fuzz.generate;

import dev.smi.fuzz.generate.MathCalls.MathCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Calls of a program's helpers and of the library, with random arguments. */
final class Calls {

    private final Choices choices;
    private final List<Helper> helpers;
    private final Expressions expressions;

    Calls(Choices choices, List<Helper> helpers, Expressions expressions) {
        this.choices = choices;
        this.helpers = helpers;
        this.expressions = expressions;
    }

    /** A call that gives a type, or a cast to it where there is none. */
    Node ofLibrary(JavaType type, int depth) {
        List<MathCall> fitting =
                MathCalls.ALL.stream().filter(call -> call.result() == type).toList();
        if (fitting.isEmpty()) {
            return expressions.cast(type, depth);
        }
        MathCall call = choices.of(fitting);
        List<Object> parts = new ArrayList<>(List.of(call.name() + "("));
        for (int i = 0; i < call.parameters().size(); i++) {
            parts.add(i == 0 ? "" : ", ");
            MathCalls.Parameter parameter = call.parameters().get(i);
            parts.add(
                    switch (parameter.condition()) {
                        case ANY -> expressions.of(parameter.type(), depth - 1);
                        case ODD -> expressions.divisor(parameter.type(), depth - 1);
                        case NUMBER ->
                            Node.guard(
                                    parameter.type(),
                                    "(" + parameter.type().keyword() + ") (",
                                    expressions.of(choices.of(JavaType.INT, JavaType.LONG, JavaType.CHAR), depth - 1),
                                    ")");
                    });
        }
        parts.add(")");
        return Node.expression(type, parts.toArray());
    }

    Node ofHelper(JavaType type, int depth) {
        List<Helper> fitting = helpers.stream()
                .filter(h -> h.result().filter(r -> r == type).isPresent())
                .toList();
        return fitting.isEmpty()
                ? ofLibraryOrLeaf(type, depth)
                : of(choices.of(fitting), depth).orElseGet(() -> expressions.leaf(type));
    }

    private Node ofLibraryOrLeaf(JavaType type, int depth) {
        return type == JavaType.BOOLEAN || type.promoted() == type ? ofLibrary(type, depth) : expressions.leaf(type);
    }

    /** A call with arguments of exactly the parameters' types, unless there are no arrays to pass. */
    Optional<Node> of(Helper helper, int depth) {
        List<Object> parts = new ArrayList<>(List.of(helper.name() + "("));
        for (Helper.Parameter parameter : helper.parameters()) {
            parts.add(parts.size() == 1 ? "" : ", ");
            if (!parameter.isArray()) {
                parts.add(expressions.of(parameter.type(), depth - 1));
                continue;
            }
            List<Supplier<Node>> arrays = expressions.targets().rows(parameter.type(), parameter.isWritten());
            if (arrays.isEmpty()) {
                return Optional.empty();
            }
            parts.add(choices.of(arrays).get());
        }
        parts.add(")");
        return Optional.of(helper.result()
                .map(r -> Node.expression(r, parts.toArray()))
                .orElseGet(() -> Node.fixed(parts.toArray())));
    }
}
