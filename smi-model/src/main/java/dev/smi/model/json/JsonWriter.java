package dev.smi.model.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes JSON for people: what fits a line stays on one line. Takes maps (in their order), lists, strings, numbers and
 * booleans. The same value always gives the same text. Stateless.
 */
public final class JsonWriter {

    private static final int LINE = 100;
    private static final int INDENT = 2;

    private JsonWriter() {}

    /** The document of a value, ending in a newline. */
    public static String document(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, 0, 0, out);
        return out.append('\n').toString();
    }

    /** A value on one line, without a newline. */
    public static String line(Object value) {
        return switch (value) {
            case Map<?, ?> map -> surround("{", "}", members(map).stream().map(m -> m.prefix() + line(m.value())));
            case List<?> list -> surround("[", "]", list.stream().map(JsonWriter::line));
            case Boolean bool -> bool.toString();
            case Double number when number.isNaN() || number.isInfinite() -> quote(number.toString());
            case Number number -> number.toString();
            default -> quote(value.toString());
        };
    }

    private record Entry(String prefix, Object value) {}

    private static List<Entry> members(Map<?, ?> map) {
        List<Entry> entries = new ArrayList<>();
        map.forEach((k, v) -> entries.add(new Entry(quote(k.toString()) + ": ", v)));
        return entries;
    }

    private static String surround(String open, String close, java.util.stream.Stream<String> parts) {
        String body = String.join(", ", parts.toList());
        return body.isEmpty() ? open + close : open.equals("{") ? "{ " + body + " }" : open + body + close;
    }

    private static void write(Object value, int indent, int used, StringBuilder out) {
        String line = line(value);
        boolean isLeaf = !(value instanceof Map<?, ?> || value instanceof List<?>);
        if (isLeaf || (indent > 0 && indent + used + line.length() <= LINE)) {
            out.append(line);
            return;
        }
        boolean isMap = value instanceof Map<?, ?>;
        List<Entry> entries = value instanceof Map<?, ?> map
                ? members(map)
                : ((List<?>) value).stream().map(v -> new Entry("", v)).toList();
        if (entries.isEmpty()) {
            out.append(line);
            return;
        }
        out.append(isMap ? "{" : "[");
        String separator = "\n";
        for (Entry entry : entries) {
            out.append(separator).repeat(' ', indent + INDENT).append(entry.prefix());
            write(entry.value(), indent + INDENT, entry.prefix().length(), out);
            separator = ",\n";
        }
        out.append('\n').repeat(' ', indent).append(isMap ? "}" : "]");
    }

    private static String quote(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
