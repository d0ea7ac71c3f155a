package dev.smi.codegen;

import dev.smi.codegen.frontend.Preprocessing;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

    /** Where the rewritten sources find headers: beside the originals, as before, and where the user says. */
    public List<Path> includes() {
        Set<Path> includes = new LinkedHashSet<>();
        sources.forEach(source -> includes.add(source.toAbsolutePath().getParent()));
        preprocessing.includes().forEach(directory -> includes.add(directory.toAbsolutePath()));
        return List.copyOf(includes);
    }
}
