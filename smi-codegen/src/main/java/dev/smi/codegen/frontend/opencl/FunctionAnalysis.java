package dev.smi.codegen.frontend.opencl;

import dev.smi.codegen.frontend.SmiFunction;
import dev.smi.codegen.frontend.opencl.AstNode.Kind;
import dev.smi.codegen.frontend.opencl.FunctionVersion.Opened;
import dev.smi.codegen.frontend.opencl.Value.Channel;
import dev.smi.codegen.frontend.opencl.Value.Constant;
import dev.smi.codegen.frontend.opencl.Value.Unknown;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Follows the channels through one version of a function, statement by statement. Where ways part, both are followed
 * and joined; a loop is followed until nothing new comes of it. One use; not thread-safe.
 */
final class FunctionAnalysis {

    private final ChannelAnalysis program;
    private final FunctionVersion version;
    private final Expressions expressions = new Expressions();
    /** Everything that was held within the loops around the statement: one may be left at any point. */
    private final Deque<ChannelState> leaving = new ArrayDeque<>();

    private ChannelState state;
    private boolean isReturned;
    /** Whether any statement can be jumped over: then nothing that a variable held is certainly gone. */
    private final boolean hasLabels;

    FunctionAnalysis(ChannelAnalysis program, FunctionVersion version) {
        this.program = program;
        this.version = version;
        this.hasLabels = version.function().tree().anyMatch(n -> n.kind() == Kind.LABEL);
        this.state = version.entry();
        this.state.join(program.globals());
    }

    /** Fills the version. */
    void run() {
        AstNode body = version.function().children().getLast();
        if (hasLabels) {
            loop(List.of(body));
        } else {
            follow(body);
        }
        if (!isReturned) {
            leave();
        }
    }

    private void leave() {
        state.all().forEach((place, held) -> {
            if (place.variable().endsWith(ArgumentBinding.TARGET)) {
                version.exit().add(place, held);
            }
        });
    }

    private void follow(AstNode node) {
        switch (node.kind()) {
            case IF, CONDITIONAL -> branch(node);
            case LOOP, SWITCH -> loop(node.children());
            case BINARY -> binary(node);
            case CALL -> call(node);
            default -> {
                node.children().forEach(this::follow);
                effect(node);
            }
        }
    }

    /** What a node does to the state besides what its children do. */
    private void effect(AstNode node) {
        switch (node.kind()) {
            case VARIABLE -> declare(node);
            case ASSIGNMENT ->
                assign(node.children().getFirst(), node.children().getLast());
            case UNARY -> {
                if (Set.of("++", "--", "&").contains(node.name())) {
                    change(node.children().getFirst(), node.name().equals("&"));
                }
            }
            case RETURN -> {
                node.children().forEach(c -> version.returned().addAll(expressions.values(c, state)));
                leave();
                isReturned = true;
            }
            default -> {} // no effect of its own
        }
    }

    private void branch(AstNode node) {
        List<AstNode> parts = node.children();
        if (parts.isEmpty()) {
            return;
        }
        follow(parts.getFirst());
        ChannelState before = state.copy();
        boolean wasReturned = isReturned;
        List<ChannelState> ends = new ArrayList<>();
        for (int i = 1; i <= 2; i++) {
            state = before.copy();
            isReturned = wasReturned;
            if (i < parts.size()) {
                follow(parts.get(i));
            }
            if (!isReturned) {
                ends.add(state);
            }
        }
        isReturned = ends.isEmpty();
        state = ends.isEmpty() ? before : ends.getFirst();
        ends.stream().skip(1).forEach(state::join);
    }

    /** What is left at any point and begun again at the top, or never begun. */
    private void loop(List<AstNode> parts) {
        boolean wasReturned = isReturned;
        ChannelState before;
        do {
            before = state.copy();
            leaving.push(new ChannelState());
            parts.forEach(this::follow);
            state.join(before);
            state.join(leaving.pop());
            isReturned = wasReturned;
        } while (!state.equals(before));
    }

    private void binary(AstNode node) {
        follow(node.children().getFirst());
        ChannelState shortcut = state.copy();
        follow(node.children().getLast());
        if (node.name().equals("&&") || node.name().equals("||")) {
            state.join(shortcut);
        }
        boolean isComparison = Set.of("==", "!=", "<=", ">=").contains(node.name());
        if (node.name().endsWith("=") && !isComparison) {
            change(node.children().getFirst(), false);
        }
    }

    private void declare(AstNode variable) {
        Place place = Place.of(variable.declaration());
        if (!hasLabels) {
            state.assign(place, Set.of());
        }
        for (AstNode initializer : variable.children()) {
            initialize(place, initializer, variable.type().isConst());
        }
    }

    private void initialize(Place place, AstNode initializer, boolean isConst) {
        if (initializer.kind() == Kind.INITIALIZERS) {
            List<AstNode> elements = initializer.children();
            List<String> fields = List.of(initializer.name().split(","));
            for (int i = 0; i < elements.size(); i++) {
                AstNode element = elements.get(i);
                boolean isNamed = element.children().size() == 2
                        && element.children().getFirst().kind() == Kind.DESIGNATOR;
                if (isNamed) {
                    initialize(
                            place.field(element.children().getFirst().name()),
                            element.children().getLast(),
                            isConst);
                } else if (initializer.name().isEmpty()) {
                    initialize(place.element(OptionalLong.of(i)), element, isConst);
                } else if (i < fields.size()) {
                    initialize(place.field(fields.get(i)), element, isConst);
                }
            }
        } else {
            store(Set.of(place), initializer, isConst);
        }
    }

    private void assign(AstNode target, AstNode value) {
        store(expressions.places(target, state), value, false);
    }

    /** Numbers are kept of constants only: the others may change unseen. */
    private void store(Set<Place> places, AstNode value, boolean isConst) {
        ChannelState stored = new ChannelState();
        Place any = Place.of("");
        Set<Value> values = expressions.values(value, state).stream()
                .filter(v -> isConst || !(v instanceof Constant))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        stored.add(any, values);
        expressions.places(value.stripped(), state).forEach(from -> stored.join(state.part(from, any)));
        for (Place place : places) {
            boolean isCertain = places.size() == 1 && place.isExact();
            put(place, stored, isCertain, isConst);
        }
    }

    private void put(Place place, ChannelState stored, boolean isCertain, boolean isConst) {
        if (isCertain && !hasLabels) {
            state.assign(place, Set.of());
        }
        stored.part(Place.of(""), place).all().forEach((part, held) -> {
            Set<Value> kept = held.stream()
                    .filter(v -> isConst || !(v instanceof Constant))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            state.add(part, kept);
            leaving.forEach(l -> l.add(part, kept));
        });
    }

    /** A variable whose value is changed, or whose address is taken so that it may be. */
    private void change(AstNode target, boolean isAddress) {
        for (Place place : expressions.places(target, state)) {
            Set<Value> held = state.read(place);
            boolean isNumber = !held.isEmpty() && held.stream().allMatch(Constant.class::isInstance);
            if (isNumber && !target.stripped().type().isConst()) {
                state.assign(place, Set.of());
            } else if (!isAddress && !held.isEmpty()) {
                Set<Value> lost = Set.of(new Unknown(false));
                state.assign(place, lost);
                leaving.forEach(l -> l.add(place, lost));
            }
        }
    }

    private void call(AstNode call) {
        call.children().forEach(this::follow);
        Optional<SmiFunction> smi = SmiFunctions.of(call);
        if (smi.isEmpty()) {
            program.definition(call).ifPresentOrElse(f -> enter(call, f), () -> undefined(call));
        } else if (smi.get().opens()) {
            open(call, smi.get());
        } else {
            version.used(call).addAll(expressions.pointedTo(call.arguments().getFirst(), state));
        }
    }

    private void open(AstNode call, SmiFunction function) {
        Optional<Opened> opened = new OpeningCall(
                        call, function, argument -> expressions.number(argument, state, this::demand), program::report)
                .opened();
        opened.ifPresent(o -> {
            version.opened().add(o);
            version.uses().put(call.id(), new FunctionVersion.Use(function, o.operation()));
        });
        expressions.returned(
                call, Set.of(opened.<Value>map(o -> new Channel(o.operation())).orElse(new Unknown(true))));
    }

    private void demand(Place place) {
        if (version.function().parameters().stream()
                .anyMatch(p -> p.declaration().equals(place.variable()))) {
            version.demanded().add(place.variable());
        }
    }

    private void enter(AstNode call, AstNode function) {
        ArgumentBinding binding = new ArgumentBinding(call, function, expressions, state);
        Optional<FunctionVersion> entered = program.version(function, binding, call);
        if (entered.isEmpty()) {
            expressions.returned(call, Set.of(new Unknown(true)));
            return;
        }
        FunctionVersion callee = entered.get();
        version.callees().put(call.id(), callee);
        binding.demandedArguments(callee).forEach(a -> expressions.number(a, state, this::demand));
        binding.results(callee).forEach((place, stored) -> put(place, stored, binding.isCertain(place), false));
        expressions.returned(call, binding.returned(callee));
    }

    /** A function without definition can do nothing with a channel that anyone could follow. */
    private void undefined(AstNode call) {
        if (!program.isDefined(call)
                && call.arguments().stream()
                        .flatMap(a -> expressions.pointedTo(a, state).stream())
                        .anyMatch(Channel.class::isInstance)) {
            program.report(
                    call,
                    "function " + call.name()
                            + " gets a channel but has no definition here; define it in this source or in"
                            + " a header");
        }
    }
}
