package dev.smi.codegen.frontend.opencl;

import dev.smi.codegen.frontend.Endpoint;
import dev.smi.codegen.frontend.SmiFunction;
import dev.smi.codegen.frontend.opencl.Value.Constant;
import dev.smi.model.Operation;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A function as it is called with certain channels, ports, types and degrees. Filled by {@link FunctionAnalysis}, then
 * only read. Not thread-safe.
 */
final class FunctionVersion {

    /** A channel that the version opens itself. */
    record Opened(Operation operation, long degree, SourcePosition position) {}

    /** The SMI function that a call names, and the operation that it belongs to here. */
    record Use(SmiFunction function, Operation operation) {}

    private final AstNode function;
    private final ChannelState channels;
    private final Map<String, Constant> numbers;
    private final Set<String> demanded = new TreeSet<>();
    private final Map<AstNode, Set<Value>> used = new TreeMap<>(Comparator.comparingInt(AstNode::id));
    private final Map<Integer, Use> uses = new TreeMap<>();
    private final Map<Integer, FunctionVersion> callees = new TreeMap<>();
    private final Set<Opened> opened = new LinkedHashSet<>();
    private final Set<Value> returned = new LinkedHashSet<>();
    private final ChannelState exit = new ChannelState();
    private int number;

    /**
     * A version to be filled.
     *
     * @param channels what the parameters hold or point to when it is called
     * @param numbers the parameters that are integers known at compile time
     */
    FunctionVersion(AstNode function, ChannelState channels, Map<String, Constant> numbers) {
        this.function = function;
        this.channels = channels;
        this.numbers = new LinkedHashMap<>(numbers);
    }

    /**
     * Whether a call with these arguments is one of this version; integers count only if ports or the like follow from
     * them.
     */
    boolean isFor(ChannelState otherChannels, Map<String, Constant> otherNumbers) {
        return channels.equals(otherChannels)
                && demanded.stream().allMatch(p -> Objects.equals(numbers.get(p), otherNumbers.get(p)));
    }

    AstNode function() {
        return function;
    }

    /** Its place among the versions of the function, from 1; 0 if there is one only. */
    int number() {
        return number;
    }

    void setNumber(int place) {
        number = place;
    }

    /** What the parameters hold at the beginning. */
    ChannelState entry() {
        ChannelState entry = channels.copy();
        numbers.forEach((parameter, value) -> entry.assign(Place.of(parameter), Set.of(value)));
        return entry;
    }

    /** The parameters that ports, types or degrees follow from. */
    Set<String> demanded() {
        return demanded;
    }

    /** The channels that a call can use, which more are added to. */
    Set<Value> used(AstNode call) {
        return used.computeIfAbsent(call, _ -> new LinkedHashSet<>());
    }

    /** Decides which channel each call uses. */
    void settle(UseCheck check) {
        used.forEach((call, channels) -> {
            SmiFunction called = SmiFunctions.of(call).orElseThrow();
            check.use(call, called, channels).ifPresent(o -> uses.put(call.id(), new Use(called, o)));
        });
    }

    /** The calls of SMI functions, by node. */
    Map<Integer, Use> uses() {
        return uses;
    }

    /** The calls of versions of other functions, by node. */
    Map<Integer, FunctionVersion> callees() {
        return callees;
    }

    Set<Opened> opened() {
        return opened;
    }

    /** What it can return. */
    Set<Value> returned() {
        return returned;
    }

    /** What its parameters can point to when it returns. */
    ChannelState exit() {
        return exit;
    }

    /** This version and those that it calls, directly or not. */
    Set<FunctionVersion> reachable() {
        Set<FunctionVersion> reached = new LinkedHashSet<>();
        List<FunctionVersion> open = new ArrayList<>(List.of(this));
        while (!open.isEmpty()) {
            FunctionVersion next = open.removeLast();
            if (reached.add(next)) {
                open.addAll(next.callees.values());
            }
        }
        return reached;
    }

    /** The endpoints of the kernel that this version is of. */
    Stream<Endpoint> endpoints() {
        return reachable().stream()
                .flatMap(v -> v.opened.stream())
                .map(o -> new Endpoint(o.operation(), o.degree(), function.name(), o.position()));
    }

    /** What makes it differ from other versions, in a reader's words. */
    String description() {
        Set<String> parts = new TreeSet<>();
        uses.values().forEach(use -> parts.add(describe(use.operation())));
        if (parts.isEmpty()) {
            channels.all().values().stream().flatMap(Set::stream).forEach(value -> {
                if (value instanceof Value.Channel(Operation o)) {
                    parts.add(describe(o));
                }
            });
        }
        demanded.forEach(p -> parts.add(p.substring(0, p.indexOf('@')) + " = "
                + Optional.ofNullable(numbers.get(p))
                        .map(n -> Long.toString(n.value()))
                        .orElse("?")));
        return String.join(", ", parts);
    }

    private static String describe(Operation operation) {
        return operation.type() + " of " + operation.dataType().cName() + " on port " + operation.port();
    }
}
