package dev.smi.codegen.frontend.opencl;

import dev.smi.codegen.frontend.SourceFile;
import dev.smi.codegen.frontend.opencl.SourceMap.Origin;
import dev.smi.model.io.TextFiles;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts headers whose functions have to be rewritten in the place of their inclusion, so that everything that is
 * rewritten is in one text. Line directives say where the lines come from. One use; not thread-safe.
 */
final class HeaderInliner {

    private static final Pattern ONCE = Pattern.compile("(?m)^[ \t]*#[ \t]*pragma[ \t]+once\\b");

    private final SourceFile source;
    private final List<Inclusion> inclusions;
    private final Set<String> headers;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Origin> lines = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Map<String, Integer> guards = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private boolean isAtLineStart = true;

    /**
     * An inliner.
     *
     * @param headers the files, as Clang names them, to put in the place of their inclusion
     */
    HeaderInliner(SourceFile source, List<Inclusion> inclusions, Set<String> headers) {
        this.source = source;
        this.inclusions = inclusions;
        this.headers = headers;
    }

    /**
     * The source with its headers.
     *
     * @param map where its lines come from
     */
    record Inlined(SourceFile source, SourceMap map) {}

    Inlined inline() {
        write(source.path().toString(), source.name(), source.bytes());
        return new Inlined(
                new SourceFile(source.path(), out.toByteArray()),
                new SourceMap(source.path().toString(), lines, names));
    }

    /**
     * Writes a file.
     *
     * @param name the file's name in line directives
     */
    private void write(String file, String name, byte[] bytes) {
        open.push(file);
        names.putIfAbsent(file, name);
        int done = 0;
        int line = 1;
        for (Inclusion inclusion : inclusions.stream()
                .filter(i -> i.file().equals(file) && headers.contains(i.included()))
                .sorted(Comparator.comparingInt(Inclusion::start))
                .toList()) {
            if (inclusion.start() < done) {
                continue; // the file is included more than once: the directive was met before
            }
            write(bytes, done, inclusion.start(), new Origin(file, line));
            include(inclusion);
            directive("#line " + inclusion.line() + " " + CText.quoted(name), new Origin(file, inclusion.line()));
            done = inclusion.end();
            line = inclusion.line();
        }
        write(bytes, done, bytes.length, new Origin(file, line));
        open.pop();
    }

    private void include(Inclusion inclusion) {
        Origin origin = new Origin(inclusion.file(), inclusion.line());
        if (open.contains(inclusion.included())) {
            return; // its guard, which holds already, would leave nothing of it
        }
        String text = new String(TextFiles.readBytes(Path.of(inclusion.included())), StandardCharsets.ISO_8859_1);
        Matcher once = ONCE.matcher(text);
        boolean isOnce = once.find();
        if (isOnce) {
            String guard = "SMI_ONCE_" + guards.computeIfAbsent(inclusion.included(), _ -> guards.size() + 1);
            directive("#ifndef " + guard, origin);
            directive("#define " + guard, origin);
            text = text.substring(0, once.start()) + " ".repeat(once.end() - once.start()) + text.substring(once.end());
        }
        directive("#line 1 " + CText.quoted(inclusion.spelling()), origin);
        write(inclusion.included(), inclusion.spelling(), text.getBytes(StandardCharsets.ISO_8859_1));
        if (isOnce) {
            directive("#endif", origin);
        }
    }

    private void directive(String text, Origin origin) {
        if (!isAtLineStart) {
            out.write('\n');
            isAtLineStart = true;
        }
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        write(bytes, 0, bytes.length, origin);
    }

    private void write(byte[] bytes, int start, int end, Origin first) {
        int line = first.line();
        for (int i = start; i < end; i++) {
            if (isAtLineStart) {
                lines.add(new Origin(first.file(), line));
                isAtLineStart = false;
            }
            out.write(bytes[i]);
            if (bytes[i] == '\n') {
                line++;
                isAtLineStart = true;
            }
        }
    }
}
