package dev.smi.codegen.frontend.opencl;

import dev.smi.model.diagnostic.SourcePosition;
import java.util.List;
import java.util.Map;

/**
 * Says where the lines of a source come from whose headers were put in the place of their inclusion. Immutable.
 *
 * @param file the source as Clang reads it; places in other files are what they are
 * @param lines the origin of each line, from the first one; empty if the source is as the user wrote it
 * @param names what line directives call the files that the lines come from
 */
record SourceMap(String file, List<Origin> lines, Map<String, String> names) {

    /** A source as the user wrote it. */
    static SourceMap asWritten(String file) {
        return new SourceMap(file, List.of(), Map.of());
    }

    /** Where a line comes from; lines are counted from 1. */
    record Origin(String file, int line) {}

    SourceMap {
        lines = List.copyOf(lines);
        names = Map.copyOf(names);
    }

    /** What the source's line directives call a file. */
    String name(String of) {
        return names.getOrDefault(of, of);
    }

    /** Where the user finds a place. */
    SourcePosition position(ClangLocation place) {
        if (!place.file().equals(file) || place.line() < 1 || place.line() > lines.size()) {
            return new SourcePosition(place.file(), place.line(), place.column());
        }
        Origin origin = lines.get(place.line() - 1);
        return new SourcePosition(origin.file(), origin.line(), place.column());
    }
}
