package dev.smi.codegen.frontend;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the preprocessor is told about a source.
 *
 * @param includes directories searched for headers, in order
 * @param macros macro definitions; an empty value defines the macro as empty
 */
public record Preprocessing(List<Path> includes, Map<String, String> macros) {

    /** No directories, no macros. */
    public static final Preprocessing NONE = new Preprocessing(List.of(), Map.of());

    public Preprocessing {
        includes = List.copyOf(includes);
        macros = Map.copyOf(macros);
    }

    /** The definitions as {@code NAME=VALUE}, sorted by name. */
    public List<String> definitions() {
        return new TreeMap<>(macros)
                .entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
    }
}
