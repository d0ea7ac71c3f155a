package dev.smi.codegen.frontend.opencl;

import dev.smi.codegen.frontend.opencl.AstNode.Shape;
import dev.smi.codegen.frontend.opencl.Value.Constant;
import dev.smi.codegen.frontend.opencl.Value.Pointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a function's parameters are in one call. What a pointer points to becomes a variable of the function's own, so
 * that all calls with the same channels look the same. Not thread-safe.
 */
final class ArgumentBinding {

    /** Marks the variable that a pointer parameter points to. */
    static final String TARGET = "*";

    /** What cannot hold a channel. */
    private static final Pattern SCALAR =
            Pattern.compile("(unsigned |signed )?(char|short|int|long|float|double|half|void|_Bool|bool)\\b.*");

    private static final OptionalLong FIRST = OptionalLong.of(0);

    private final Map<String, AstNode> arguments = new LinkedHashMap<>();
    private final Expressions expressions;
    private final ChannelState state;
    private final ChannelState channels = new ChannelState();
    private final Map<String, Constant> numbers = new TreeMap<>();
    /** The places that each pointer parameter can point to. */
    private final Map<Place, Set<Place>> targets = new TreeMap<>();

    ArgumentBinding(AstNode call, AstNode function, Expressions expressions, ChannelState state) {
        this.expressions = expressions;
        this.state = state;
        List<AstNode> parameters = function.parameters();
        for (int i = 0; i < Math.min(parameters.size(), call.arguments().size()); i++) {
            bind(parameters.get(i), call.arguments().get(i));
        }
    }

    /** What the parameters hold and point to. */
    ChannelState channels() {
        return channels;
    }

    /** The parameters that are integers known at compile time. */
    Map<String, Constant> numbers() {
        return numbers;
    }

    private void bind(AstNode parameter, AstNode argument) {
        Place place = Place.of(parameter.declaration());
        arguments.put(parameter.declaration(), argument);
        if (parameter.type().shape() != Shape.VALUE) {
            bindPointer(place, parameter, argument);
            return;
        }
        expressions.number(argument, state, _ -> {}).ifPresent(n -> numbers.put(place.variable(), new Constant(n)));
        for (Value value : expressions.values(argument, state)) {
            if (!(value instanceof Constant)) {
                channels.add(place, Set.of(value));
            }
        }
        expressions
                .places(argument.stripped(), state)
                .forEach(from -> state.part(from, place).all().forEach((part, held) -> {
                    if (held.stream().noneMatch(Constant.class::isInstance)) {
                        channels.add(part, held);
                    }
                }));
    }

    private void bindPointer(Place place, AstNode parameter, AstNode argument) {
        Set<Place> pointedTo = expressions.targets(argument, state);
        Place target = Place.of(place.variable() + TARGET);
        ChannelState contents = new ChannelState();
        for (Place from : pointedTo) {
            state.all().forEach((held, values) -> {
                if (values.stream().noneMatch(Constant.class::isInstance)) {
                    relative(held, from, target).ifPresent(to -> contents.add(to, values));
                }
            });
        }
        if (contents.all().isEmpty()
                && SCALAR.matcher(parameter.type().element()).matches()) {
            return;
        }
        channels.join(contents);
        channels.add(place, Set.of(new Pointer(target.element(FIRST))));
        targets.put(target, pointedTo);
    }

    /** Where a place is seen from the function: elements of the array pointed into, or the variable pointed to. */
    private static Optional<Place> relative(Place held, Place pointedTo, Place target) {
        if (pointedTo.contains(held)) {
            return Optional.of(pointedTo.moved(held, target.element(FIRST)));
        }
        OptionalLong base = pointedTo.index();
        if (pointedTo.array().isEmpty() || !pointedTo.array().get().contains(held)) {
            return Optional.empty();
        }
        String rest = held.path().substring(pointedTo.array().get().path().length());
        int close = rest.indexOf(']');
        if (!rest.startsWith("[") || base.isEmpty() || rest.startsWith("[?")) {
            return Optional.of(target.element(OptionalLong.empty()));
        }
        long index = Long.parseLong(rest.substring(1, close)) - base.getAsLong();
        return Optional.of(new Place(target.variable(), "[" + index + "]" + rest.substring(close + 1)));
    }

    /** The arguments that the version's ports, types or degrees follow from. */
    List<AstNode> demandedArguments(FunctionVersion version) {
        List<AstNode> demanded = new ArrayList<>();
        arguments.forEach((parameter, argument) -> {
            if (version.demanded().contains(parameter)) {
                demanded.add(argument);
            }
        });
        return demanded;
    }

    /** What the function left where its parameters point to, by the caller's places; as parts of the empty place. */
    Map<Place, ChannelState> results(FunctionVersion version) {
        Map<Place, ChannelState> results = new TreeMap<>();
        version.exit()
                .all()
                .forEach((place, held) -> targets.getOrDefault(Place.of(place.variable()), Set.of())
                        .forEach(to -> results.computeIfAbsent(absolute(place, to), _ -> new ChannelState())
                                .add(Place.of(""), held)));
        return results;
    }

    /** What the function returns; pointers into what its parameters point to are the caller's. */
    Set<Value> returned(FunctionVersion version) {
        Set<Value> returned = new LinkedHashSet<>();
        for (Value value : version.returned()) {
            if (value instanceof Pointer(Place target)) {
                targets.getOrDefault(Place.of(target.variable()), Set.of())
                        .forEach(to -> returned.add(new Pointer(absolute(target, to))));
            } else {
                returned.add(value);
            }
        }
        return returned;
    }

    private static Place absolute(Place place, Place pointedTo) {
        int close = place.path().indexOf(']');
        String index = place.path().substring(1, close);
        String rest = place.path().substring(close + 1);
        Place element =
                pointedTo.shifted(index.equals("?") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(index)));
        return new Place(element.variable(), element.path() + rest);
    }

    /** Whether a place is the only one that was meant. */
    boolean isCertain(Place place) {
        return place.isExact() && targets.values().stream().allMatch(t -> t.size() <= 1);
    }
}
