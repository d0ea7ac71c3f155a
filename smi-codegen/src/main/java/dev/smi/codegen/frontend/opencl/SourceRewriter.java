package dev.smi.codegen.frontend.opencl;

import dev.smi.codegen.frontend.SourceFile;
import dev.smi.codegen.frontend.opencl.FunctionVersion.Use;
import dev.smi.codegen.frontend.opencl.HeaderInliner.Inlined;
import dev.smi.model.diagnostic.Diagnostics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rewrites a source: SMI calls get the names of their ports' functions, a function with several versions is written
 * once for each, and a function with channels that no kernel calls is left out. One use; not thread-safe.
 */
final class SourceRewriter {

    private final SourceFile source;
    private final SourceMap map;
    private final SyntaxTree tree;
    private final ChannelAnalysis analysis;
    private final ClangParser parser;
    private final Diagnostics diagnostics;
    private final SourceEdits edits;
    private final Set<String> names = new TreeSet<>();
    private final Map<FunctionVersion, String> versionNames = new HashMap<>();

    SourceRewriter(
            Inlined inlined, SyntaxTree tree, ChannelAnalysis analysis, ClangParser parser, Diagnostics diagnostics) {
        this.source = inlined.source();
        this.map = inlined.map();
        this.tree = tree;
        this.analysis = analysis;
        this.parser = parser;
        this.diagnostics = diagnostics;
        this.edits = new SourceEdits(source.bytes());
        tree.declarations().forEach(d -> names.add(d.name()));
    }

    /** The rewritten source; of use only if nothing is reported. */
    SourceFile rewrite() {
        List<Unit> units = units();
        MacroEdits macros = new MacroEdits(source, tree, parser, diagnostics);
        units.forEach(u -> u.versions().forEach(v -> macros.add(renamings(v))));
        macros.expand();
        units.forEach(u -> rewrite(u, macros));
        SourceFile rewritten = new SourceFile(source.path(), edits.apply());
        if (macros.isUsed() && !diagnostics.hasErrors()) {
            new RewriteCheck(analysis, versionNames, diagnostics).check(tree, parser, rewritten);
        }
        return rewritten;
    }

    /**
     * What stands in one place of the source: a function, or all functions that a macro makes.
     *
     * @param functions in order, all concerned by channels
     * @param versions of all of them
     */
    private record Unit(List<AstNode> functions, List<FunctionVersion> versions) {

        AstNode first() {
            return functions.getFirst();
        }

        int start() {
            return first().extent().start();
        }

        int end() {
            return first().extent().end();
        }
    }

    private List<Unit> units() {
        Map<Integer, List<AstNode>> byPlace = new TreeMap<>();
        for (AstNode function : tree.functions()) {
            if (analysis.isConcerned(function)
                    && function.extent().file().equals(source.path().toString())) {
                byPlace.computeIfAbsent(function.extent().start(), _ -> new ArrayList<>())
                        .add(function);
            }
        }
        return byPlace.values().stream()
                .map(f -> new Unit(
                        f,
                        f.stream().flatMap(g -> analysis.versions(g).stream()).toList()))
                .toList();
    }

    /** All names that differ in a version, in the order of the text. */
    private List<Renaming> renamings(FunctionVersion version) {
        List<Renaming> renamings = new ArrayList<>();
        if (version.number() > 0) {
            renamings.add(new Renaming(version.function(), version.function().name(), name(version)));
        }
        version.function().tree().forEach(node -> {
            Use use = version.uses().get(node.id());
            FunctionVersion callee = version.callees().get(node.id());
            if (use != null) {
                renamings.add(new Renaming(
                        node.children().getFirst(),
                        use.function().cName(),
                        use.function().specialisedName(use.operation())));
            } else if (callee != null && callee.number() > 0) {
                renamings.add(new Renaming(
                        node.children().getFirst(), callee.function().name(), name(callee)));
            }
        });
        renamings.sort(Comparator.comparingInt(r -> r.node().id()));
        return renamings;
    }

    private String name(FunctionVersion version) {
        return version.number() == 0
                ? version.function().name()
                : versionNames.computeIfAbsent(version, v -> {
                    String name = v.function().name() + "_" + v.number();
                    while (!names.add(name)) {
                        name += "_";
                    }
                    return name;
                });
    }

    private void rewrite(Unit unit, MacroEdits macros) {
        boolean isCopied = unit.versions().stream().anyMatch(v -> v.number() > 0);
        if (unit.functions().size() == 1 && !unit.first().isDefinition()) {
            if (isCopied) {
                declareAll(unit, macros);
            }
        } else if (unit.functions().size() > 1
                && (isCopied
                        || unit.functions().stream()
                                .anyMatch(f -> analysis.versions(f).isEmpty()))) {
            analysis.report(
                    unit.first(),
                    "a macro makes several functions here, of which some are called with different channels, or never;"
                            + " make each by a macro of its own");
        } else if (unit.versions().isEmpty()) {
            leaveOut(unit);
        } else if (isCopied) {
            copy(unit, macros);
        } else {
            edits.insertLines(unit.start(), declarations(unit, true));
            // of all at once: one use of a macro can make several functions
            macros.apply(
                    edits,
                    unit.versions().stream().flatMap(v -> renamings(v).stream()).toList());
        }
    }

    private List<String> declarations(Unit unit, boolean isLast) {
        Set<String> declared = new TreeSet<>();
        unit.versions()
                .forEach(v -> v.uses()
                        .values()
                        .forEach(use -> declared.add(use.function().declaration(use.operation()))));
        List<String> lines = new ArrayList<>(declared);
        if (isLast && !lines.isEmpty()) {
            lines.add(line(unit.first()));
        }
        return lines;
    }

    private String line(AstNode function) {
        String file = function.position().file();
        String name = file.equals(map.file()) ? source.name() : map.name(file);
        return "#line " + function.position().line() + " " + CText.quoted(name);
    }

    /** A function that channels are passed to makes calls of no port unless a kernel calls it. */
    private void leaveOut(Unit unit) {
        String text = new String(source.bytes(), unit.start(), unit.end() - unit.start(), StandardCharsets.UTF_8);
        long lines = text.chars().filter(c -> c == '\n').count();
        edits.replace(
                unit.start(),
                unit.end(),
                "/* " + unit.first().name() + " is left out: no kernel calls it */" + "\n".repeat((int) lines));
    }

    private void copy(Unit unit, MacroEdits macros) {
        List<String> declarations = declarations(unit, false);
        if (!declarations.isEmpty()) {
            edits.insertLines(unit.start(), declarations);
        }
        StringBuilder copies = new StringBuilder();
        for (FunctionVersion version : unit.versions()) {
            copies.append(copies.isEmpty() ? "" : "\n")
                    .append("/* ")
                    .append(name(version))
                    .append(": ")
                    .append(version.description())
                    .append(" */\n")
                    .append(line(unit.first()))
                    .append('\n')
                    .append(latin(text(version, unit, macros)));
        }
        edits.replace(unit.start(), unit.end(), copies.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private void declareAll(Unit unit, MacroEdits macros) {
        List<String> copies = new ArrayList<>();
        for (FunctionVersion version : unit.versions()) {
            SourceEdits own = new SourceEdits(source.bytes());
            macros.apply(own, List.of(new Renaming(unit.first(), unit.first().name(), name(version))));
            copies.add(latin(own.apply(unit.start(), unit.end())));
        }
        edits.replace(unit.start(), unit.end(), String.join("; ", copies).getBytes(StandardCharsets.ISO_8859_1));
    }

    private byte[] text(FunctionVersion version, Unit unit, MacroEdits macros) {
        SourceEdits own = new SourceEdits(source.bytes());
        macros.apply(own, renamings(version));
        return own.apply(unit.start(), unit.end());
    }

    /** Bytes as characters, whatever their encoding. */
    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
