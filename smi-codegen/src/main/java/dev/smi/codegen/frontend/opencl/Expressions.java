package dev.smi.codegen.frontend.opencl;

import dev.smi.codegen.frontend.opencl.AstNode.Kind;
import dev.smi.codegen.frontend.opencl.AstNode.Shape;
import dev.smi.codegen.frontend.opencl.Value.Constant;
import dev.smi.codegen.frontend.opencl.Value.Pointer;
import dev.smi.codegen.frontend.opencl.Value.Unknown;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What expressions name and what they can be, in a given state. Looks only: what an expression does to the state is the
 * business of {@link FunctionAnalysis}, which tells what calls returned. Not thread-safe.
 */
final class Expressions {

    private final Map<Integer, Set<Value>> results = new HashMap<>();

    /** Tells what a call, which was followed before, returned. */
    void returned(AstNode call, Set<Value> values) {
        results.put(call.id(), values);
    }

    /** What an expression can be. */
    Set<Value> values(AstNode node, ChannelState state) {
        OptionalLong number = number(node, state, _ -> {});
        if (number.isPresent()) {
            return Set.of(new Constant(number.getAsLong()));
        }
        if (node.type().shape() == Shape.ARRAY && node.kind() != Kind.PASS) {
            return pointers(places(node, state), p -> p.element(OptionalLong.of(0)));
        }
        return switch (node.kind()) {
            case PASS, CAST ->
                node.children().isEmpty() ? Set.of() : values(node.children().getLast(), state);
            case CONDITIONAL -> union(node.children().stream().skip(1), c -> values(c, state));
            case CALL -> results.getOrDefault(node.id(), Set.of());
            case ASSIGNMENT -> values(node.children().getLast(), state);
            case UNARY ->
                node.name().equals("&")
                        ? pointers(places(node.children().getFirst(), state), p -> p)
                        : held(node, state);
            case BINARY -> binary(node, state);
            default -> held(node, state);
        };
    }

    private Set<Value> held(AstNode node, ChannelState state) {
        return union(places(node, state).stream(), state::read);
    }

    private Set<Value> binary(AstNode node, ChannelState state) {
        AstNode left = node.children().getFirst();
        AstNode right = node.children().getLast();
        return switch (node.name()) {
            case "," -> values(right, state);
            case "+" ->
                left.type().shape() == Shape.VALUE ? moved(right, left, 1, state) : moved(left, right, 1, state);
            case "-" -> moved(left, right, -1, state);
            default -> Set.of();
        };
    }

    private Set<Value> moved(AstNode pointer, AstNode distance, int sign, ChannelState state) {
        OptionalLong number = number(distance, state, _ -> {});
        OptionalLong signed = number.isPresent() ? OptionalLong.of(sign * number.getAsLong()) : number;
        return pointers(targets(pointer, state), p -> p.shifted(signed));
    }

    private static Set<Value> pointers(Set<Place> places, Function<Place, Place> change) {
        return union(places.stream(), p -> Set.of(new Pointer(change.apply(p))));
    }

    private static <T> Set<Value> union(Stream<T> from, Function<T, Set<Value>> values) {
        return from.flatMap(f -> values.apply(f).stream()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What a pointer can point to. */
    Set<Place> targets(AstNode pointer, ChannelState state) {
        return values(pointer, state).stream()
                .flatMap(v -> v instanceof Pointer(Place target) ? Stream.of(target) : Stream.empty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The channels, or the unknown, that a pointer to a channel can point to. */
    Set<Value> pointedTo(AstNode pointer, ChannelState state) {
        Set<Value> found = union(targets(pointer, state).stream(), state::read);
        values(pointer, state).stream().filter(Unknown.class::isInstance).forEach(found::add);
        return found;
    }

    /** The variables, elements or fields that an expression can name. */
    Set<Place> places(AstNode node, ChannelState state) {
        return switch (node.kind()) {
            case REFERENCE, VARIABLE, PARAMETER ->
                node.declaration().isEmpty() ? Set.of() : Set.of(Place.of(node.declaration()));
            case PASS, CAST ->
                node.children().isEmpty() ? Set.of() : places(node.children().getLast(), state);
            case SUBSCRIPT -> {
                OptionalLong index = number(node.children().getLast(), state, _ -> {});
                yield change(targets(node.children().getFirst(), state), p -> p.shifted(index));
            }
            case UNARY -> node.name().equals("*") ? targets(node.children().getFirst(), state) : Set.of();
            case MEMBER -> {
                if (node.children().isEmpty()) {
                    yield Set.of();
                }
                AstNode whole = node.children().getFirst();
                Set<Place> wholes = whole.type().shape() == Shape.VALUE ? places(whole, state) : targets(whole, state);
                yield change(wholes, p -> p.field(node.name()));
            }
            default -> Set.of();
        };
    }

    private static Set<Place> change(Set<Place> places, Function<Place, Place> change) {
        return places.stream().map(change).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The value of an integer, if it is known at compile time.
     *
     * @param consulted is told every place whose value matters
     */
    OptionalLong number(AstNode node, ChannelState state, Consumer<Place> consulted) {
        if (node.constant().isPresent()) {
            return node.constant();
        }
        return switch (node.kind()) {
            case PASS, CAST ->
                node.children().isEmpty()
                        ? OptionalLong.empty()
                        : number(node.children().getLast(), state, consulted);
            case REFERENCE, SUBSCRIPT, MEMBER -> numberAt(node, state, consulted);
            case UNARY -> {
                OptionalLong a = number(node.children().getFirst(), state, consulted);
                yield a.isPresent() ? Arithmetic.unary(node.name(), a.getAsLong()) : a;
            }
            case BINARY -> {
                OptionalLong a = number(node.children().getFirst(), state, consulted);
                OptionalLong b = a.isPresent() ? number(node.children().getLast(), state, consulted) : a;
                yield b.isPresent() ? Arithmetic.binary(node.name(), a.getAsLong(), b.getAsLong()) : b;
            }
            case CONDITIONAL -> {
                OptionalLong condition = number(node.children().getFirst(), state, consulted);
                yield condition.isPresent()
                        ? number(node.children().get(condition.getAsLong() != 0 ? 1 : 2), state, consulted)
                        : condition;
            }
            default -> OptionalLong.empty();
        };
    }

    private OptionalLong numberAt(AstNode node, ChannelState state, Consumer<Place> consulted) {
        if (node.kind() != Kind.REFERENCE && node.type().shape() != Shape.VALUE) {
            return OptionalLong.empty();
        }
        Set<Place> places = places(node, state);
        if (places.size() == 1) {
            Place place = places.iterator().next();
            Set<Value> held = state.read(place);
            if (held.size() == 1 && held.iterator().next() instanceof Constant(long value)) {
                consulted.accept(place);
                return OptionalLong.of(value);
            }
        }
        return OptionalLong.empty();
    }
}
