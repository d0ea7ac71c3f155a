package dev.smi.emulator.compile;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Has {@code SMI_Push} send its packet at once: to try whether a program waits for elements that a packet holds back.
 * The generated function passes a 0 on to {@code SMI_Push_flush}, which becomes a 1. Stateless.
 */
final class PushFlushing {

    private static final Pattern DEFINITION = Pattern.compile("^define [^@]*@SMI_Push_(\\d+)_[a-z]+\\(.*");
    private static final Pattern CALL =
            Pattern.compile("(?<before>call [^@]*@SMI_Push_flush_\\d+_[a-z]+\\(.*, i32 noundef )0(?<behind>\\).*)");

    private PushFlushing() {}

    /** The intermediate representation with these ports flushed. */
    static String flushed(String text, Set<Integer> ports) {
        if (ports.isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        boolean isConcerned = false;
        for (String line : text.lines().toList()) {
            if (line.startsWith("define ")) {
                Matcher definition = DEFINITION.matcher(line);
                isConcerned = definition.matches() && ports.contains(Integer.parseInt(definition.group(1)));
            }
            out.append(isConcerned ? CALL.matcher(line).replaceAll("${before}1${behind}") : line)
                    .append('\n');
        }
        return out.toString();
    }
}
