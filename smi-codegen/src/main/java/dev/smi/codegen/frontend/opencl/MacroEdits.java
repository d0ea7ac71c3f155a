package dev.smi.codegen.frontend.opencl;

import dev.smi.codegen.frontend.SourceFile;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Renames what stands in the source, and what macros make: the use of such a macro is replaced by its expansion. Told
 * all renamings first, because one use can make several names. Not thread-safe.
 */
final class MacroEdits {

    private final SourceFile source;
    private final SyntaxTree tree;
    private final MacroExpander expander;
    private final Diagnostics diagnostics;
    private final SourceEdits text;
    private final NavigableSet<MacroUse> used = new TreeSet<>(
            Comparator.comparingInt(MacroUse::start).thenComparing(Comparator.comparingInt(MacroUse::end)));
    private Map<MacroUse, String> expansions = Map.of();

    MacroEdits(SourceFile source, SyntaxTree tree, ClangParser parser, Diagnostics diagnostics) {
        this.source = source;
        this.tree = tree;
        this.expander = new MacroExpander(source, tree, parser);
        this.diagnostics = diagnostics;
        this.text = new SourceEdits(source.bytes());
    }

    /** Tells the renamings of one version of a function. */
    void add(List<Renaming> renamings) {
        Map<Integer, String> written = new HashMap<>();
        for (Renaming renaming : renamings) {
            if (!isWritten(renaming)) {
                tree.macroAt(source.path().toString(), renaming.at())
                        .ifPresentOrElse(used::add, () -> cannot(renaming));
            } else {
                String earlier = written.putIfAbsent(renaming.at(), renaming.to());
                if (earlier != null && !earlier.equals(renaming.to())) {
                    around(renaming.at()).ifPresentOrElse(used::add, () -> cannot(renaming));
                }
            }
        }
    }

    private boolean isWritten(Renaming renaming) {
        return text.hasWord(renaming.at(), renaming.from());
    }

    /** The innermost macro whose arguments a place is in. */
    private Optional<MacroUse> around(int place) {
        return tree.macros().stream()
                .filter(m -> m.isUsers() && m.file().equals(source.path().toString()) && m.contains(place))
                .min(Comparator.comparingInt(m -> m.end() - m.start()));
    }

    private void cannot(Renaming renaming) {
        SourcePosition position = renaming.node().position();
        diagnostics.error(
                position,
                "cannot rewrite this call of " + renaming.from()
                        + ", whose name is put together or comes from a macro of another file; write it where it is used");
    }

    /** Expands the macros; nothing is told afterwards. */
    void expand() {
        // what is within another use is expanded with it
        used.removeIf(inner -> used.stream()
                .anyMatch(
                        outer -> !outer.equals(inner) && outer.start() <= inner.start() && inner.end() <= outer.end()));
        expansions = expander.expand(used);
        for (MacroUse use : used) {
            if (!expansions.containsKey(use)) {
                diagnostics.error(
                        SourcePosition.of(source.path().toString()),
                        "cannot expand macro " + use.name()
                                + ", which makes SMI calls; write them where they are used");
            }
        }
    }

    /** Whether any macro was expanded. */
    boolean isUsed() {
        return !used.isEmpty();
    }

    /** Makes the edits for the renamings of a version. */
    void apply(SourceEdits edits, List<Renaming> renamings) {
        Map<MacroUse, Deque<Renaming>> made = new HashMap<>();
        Set<Integer> written = new LinkedHashSet<>();
        for (Renaming renaming : renamings) {
            Optional<MacroUse> use =
                    used.stream().filter(u -> u.contains(renaming.at())).findFirst();
            if (use.isPresent()) {
                made.computeIfAbsent(use.get(), _ -> new ArrayDeque<>()).add(renaming);
            } else if (written.add(renaming.at())) {
                int end = renaming.at() + renaming.from().getBytes(StandardCharsets.UTF_8).length;
                edits.replace(renaming.at(), end, renaming.to());
            }
        }
        made.forEach((use, names) -> edits.replace(use.start(), use.end(), expansion(use, names)));
    }

    /** The expansion with its names replaced, one after the other, on as many lines as the use. */
    private String expansion(MacroUse use, Deque<Renaming> names) {
        Set<String> from = names.stream().map(Renaming::from).collect(Collectors.toSet());
        SourcePosition position = names.getFirst().node().position();
        Deque<Renaming> left = new ArrayDeque<>(names);
        String renamed = CText.replaceWords(expansions.getOrDefault(use, ""), word -> {
            if (!from.contains(word)) {
                return word;
            }
            Renaming next = left.poll();
            if (next == null || !next.from().equals(word)) {
                diagnostics.error(
                        position, "cannot tell the SMI calls of macro " + use.name() + " apart; make it simpler");
                return word;
            }
            return next.to();
        });
        if (!left.isEmpty()) {
            diagnostics.error(position, "cannot find the SMI calls of macro " + use.name() + "; make it simpler");
        }
        long lines = 0;
        for (int i = use.start(); i < use.end(); i++) {
            lines += source.bytes()[i] == '\n' ? 1 : 0;
        }
        return renamed + "\n".repeat((int) lines);
    }
}
