package dev.smi.codegen.frontend.opencl;

import dev.smi.codegen.frontend.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * Finds out what uses of macros expand to. libclang does not tell; but its preprocessor expands the text of a message
 * pragma, so a copy of the source gets one before every use, with the use made a string. Not thread-safe.
 */
final class MacroExpander {

    private static final String HEAD = """
            #define SMI_EXPANSION_(...) #__VA_ARGS__
            #define SMI_EXPANSION(...) SMI_EXPANSION_(__VA_ARGS__)
            #line 1
            """;

    private final SourceFile source;
    private final SyntaxTree tree;
    private final ClangParser parser;

    MacroExpander(SourceFile source, SyntaxTree tree, ClangParser parser) {
        this.source = source;
        this.tree = tree;
        this.parser = parser;
    }

    /**
     * The expansions, each on one line, of those uses that could be expanded.
     *
     * @param uses places where macros are used in the source
     */
    Map<MacroUse, String> expand(NavigableSet<MacroUse> uses) {
        if (uses.isEmpty()) {
            return Map.of();
        }
        List<MacroUse> numbered = List.copyOf(uses);
        SourceEdits copy = new SourceEdits(source.bytes());
        copy.replace(0, 0, HEAD);
        for (int i = 0; i < numbered.size(); i++) {
            int place = lineStart(numbered.get(i).start());
            String line = "#line " + lineNumber(place) + "\n";
            copy.replace(
                    place,
                    place,
                    line + "#pragma message SMI_EXPANSION(" + i + " " + oneLine(numbered.get(i)) + ")\n" + line);
        }
        Map<MacroUse, String> expansions = new HashMap<>();
        for (String message : parser.messages(new SourceFile(source.path(), copy.apply()))) {
            parse(message, numbered).ifPresent(e -> expansions.put(e.getKey(), e.getValue()));
        }
        return expansions;
    }

    private static Optional<Map.Entry<MacroUse, String>> parse(String message, List<MacroUse> numbered) {
        int space = message.indexOf(' ');
        if (space <= 0 || !message.substring(0, space).chars().allMatch(c -> c >= '0' && c <= '9') || space > 9) {
            return Optional.empty();
        }
        int number = Integer.parseInt(message.substring(0, space));
        return number < numbered.size()
                ? Optional.of(Map.entry(numbered.get(number), message.substring(space + 1)))
                : Optional.empty();
    }

    /** Where the logical line of a place begins, outside the arguments of any macro. */
    private int lineStart(int place) {
        int start = place;
        while (start > 0 && !isLineEnd(start - 1)) {
            start--;
        }
        int line = start;
        return tree.macros().stream()
                .filter(m -> m.file().equals(source.path().toString()) && m.start() < line && line < m.end())
                .mapToInt(MacroUse::start)
                .min()
                .stream()
                .map(this::lineStart)
                .findFirst()
                .orElse(line);
    }

    private boolean isLineEnd(int offset) {
        byte[] bytes = source.bytes();
        if (bytes[offset] != '\n') {
            return false;
        }
        int before = offset - 1;
        if (before >= 0 && bytes[before] == '\r') {
            before--;
        }
        return before < 0 || bytes[before] != '\\';
    }

    private int lineNumber(int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            line += source.bytes()[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    /** A use without comments and line ends. */
    private String oneLine(MacroUse use) {
        String text = new String(source.bytes(), use.start(), use.end() - use.start(), StandardCharsets.UTF_8);
        return CText.withoutComments(text).replaceAll("\\\\\r?\n", "").replaceAll("[\r\n]+", " ");
    }
}
