package dev.smi.codegen.frontend.opencl;

import dev.smi.codegen.frontend.Endpoint;
import dev.smi.codegen.frontend.opencl.AstNode.Kind;
import dev.smi.codegen.frontend.opencl.Value.Constant;
import dev.smi.model.diagnostic.Diagnostics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds out which operation every SMI call of a source belongs to, by following channels from the calls that open them,
 * from kernels into the functions that they call. A function that is called with different channels has a version for
 * each. One use; not thread-safe.
 */
final class ChannelAnalysis {

    /** More versions are nobody's intention. */
    private static final int MAX_VERSIONS = 1000;

    private final SyntaxTree tree;
    private final Diagnostics diagnostics;
    private final Map<String, AstNode> definitions = new LinkedHashMap<>();
    private final Set<String> concerned;
    private final Map<String, List<FunctionVersion>> versions = new LinkedHashMap<>();
    private final Deque<String> entered = new ArrayDeque<>();
    private final ChannelState globals = new ChannelState();
    private int count;

    private ChannelAnalysis(SyntaxTree tree, Diagnostics diagnostics) {
        this.tree = tree;
        this.diagnostics = diagnostics;
        tree.functions().stream()
                .filter(AstNode::isDefinition)
                .forEach(f -> definitions.putIfAbsent(f.declaration(), f));
        this.concerned = concerned(definitions);
    }

    /** Follows the channels of all kernels. */
    static ChannelAnalysis of(SyntaxTree tree, Diagnostics diagnostics) {
        ChannelAnalysis analysis = new ChannelAnalysis(tree, diagnostics);
        analysis.constants();
        for (AstNode function : analysis.definitions.values()) {
            if (function.kind() == Kind.KERNEL && analysis.concerned.contains(function.declaration())) {
                analysis.version(function, new ChannelState(), Map.of());
            }
        }
        analysis.settle();
        return analysis;
    }

    /** The functions that call SMI functions, or functions that do. */
    static Set<String> concerned(Map<String, AstNode> definitions) {
        Map<String, Set<String>> callees = new LinkedHashMap<>();
        Set<String> concerned = new HashSet<>();
        definitions.forEach((id, function) -> {
            Set<String> called = new HashSet<>();
            function.tree().filter(n -> n.kind() == Kind.CALL).forEach(call -> {
                if (SmiFunctions.of(call).isPresent()) {
                    concerned.add(id);
                }
                called.add(callee(call));
            });
            callees.put(id, called);
        });
        int before;
        do {
            before = concerned.size();
            callees.forEach((id, called) -> {
                if (called.stream().anyMatch(concerned::contains)) {
                    concerned.add(id);
                }
            });
        } while (concerned.size() > before);
        return concerned;
    }

    private static String callee(AstNode call) {
        return call.children().isEmpty()
                ? ""
                : call.children().getFirst().stripped().declaration();
    }

    /** Constants outside functions. */
    private void constants() {
        Expressions expressions = new Expressions();
        for (AstNode variable : tree.declarations()) {
            if (variable.kind() == Kind.VARIABLE
                    && variable.type().isConst()
                    && !variable.children().isEmpty()) {
                OptionalLong value = expressions.number(variable.children().getFirst(), globals, _ -> {});
                value.ifPresent(v -> globals.add(Place.of(variable.declaration()), Set.of(new Constant(v))));
            }
        }
    }

    ChannelState globals() {
        return globals;
    }

    /** The definition of a function that a call calls, if channels have to be followed into it. */
    Optional<AstNode> definition(AstNode call) {
        String callee = callee(call);
        return Optional.ofNullable(concerned.contains(callee) ? definitions.get(callee) : null);
    }

    /** Whether a call's function is defined by the user. */
    boolean isDefined(AstNode call) {
        return definitions.containsKey(callee(call));
    }

    /** The version of a function for a call's arguments, or empty after a report. */
    Optional<FunctionVersion> version(AstNode function, ArgumentBinding binding, AstNode call) {
        if (entered.contains(function.declaration())) {
            report(
                    call,
                    "function " + function.name()
                            + " calls itself and uses channels; hardware has no call stack, write it as" + " a loop");
            return Optional.empty();
        }
        if (count > MAX_VERSIONS) {
            report(
                    call,
                    "this source needs more than " + MAX_VERSIONS
                            + " versions of functions for different channels; split it into several sources");
            return Optional.empty();
        }
        return Optional.of(version(function, binding.channels(), binding.numbers()));
    }

    private FunctionVersion version(AstNode function, ChannelState channels, Map<String, Constant> numbers) {
        List<FunctionVersion> known = versions.computeIfAbsent(function.declaration(), _ -> new ArrayList<>());
        for (FunctionVersion version : known) {
            if (version.isFor(channels, numbers)) {
                return version;
            }
        }
        FunctionVersion version = new FunctionVersion(function, channels, numbers);
        count++;
        entered.push(function.declaration());
        new FunctionAnalysis(this, version).run();
        entered.pop();
        known.add(version);
        return version;
    }

    /**
     * While a loop is followed versions come up for what is known of the channels until then. Only what the kernels'
     * versions call in the end is needed, and only that has to be right.
     */
    private void settle() {
        List<FunctionVersion> needed = kernels().stream()
                .flatMap(k -> k.reachable().stream())
                .distinct()
                .toList();
        versions.values().forEach(all -> all.removeIf(v -> !needed.contains(v)));
        UseCheck check = new UseCheck(this::report);
        needed.forEach(v -> v.settle(check));
        versions.values().stream().filter(all -> all.size() > 1).forEach(all -> {
            for (int i = 0; i < all.size(); i++) {
                all.get(i).setNumber(i + 1);
            }
        });
    }

    private List<FunctionVersion> kernels() {
        return versions.values().stream()
                .flatMap(List::stream)
                .filter(v -> v.function().kind() == Kind.KERNEL)
                .toList();
    }

    /** The versions of a function; none if no kernel calls it. */
    List<FunctionVersion> versions(AstNode function) {
        return versions.getOrDefault(function.declaration(), List.of());
    }

    /** Whether SMI calls are made in a function or in what it calls. */
    boolean isConcerned(AstNode function) {
        return concerned.contains(function.declaration());
    }

    /** What all kernels open, in order of position. */
    List<Endpoint> endpoints() {
        return kernels().stream()
                .flatMap(FunctionVersion::endpoints)
                .distinct()
                .sorted(Comparator.comparing((Endpoint e) -> e.position().file())
                        .thenComparingInt(e -> e.position().line())
                        .thenComparingInt(e -> e.position().column()))
                .toList();
    }

    /** Adds an error about a node; one within a macro is reported where the macro is used. */
    void report(AstNode node, String message) {
        String macro = tree.macroAt(node.extent().file(), node.extent().at())
                .map(m -> " (in macro " + m.name() + ")")
                .orElse("");
        diagnostics.error(node.position(), message + macro);
    }
}
