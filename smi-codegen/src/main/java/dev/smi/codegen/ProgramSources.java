package dev.smi.codegen;

import dev.smi.codegen.frontend.Preprocessing;
import java.nio.file.Path;
import java.util.List;

/**
 * The sources of one program.
 *
 * @param name the program's name; output files are named after it
 * @param sources kernel sources, at least one, with different file names
 * @param preprocessing include directories and macros
 */
public record ProgramSources(String name, List<Path> sources, Preprocessing preprocessing) {

    public ProgramSources {
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("program " + name + " has no source");
        }
    }
}
