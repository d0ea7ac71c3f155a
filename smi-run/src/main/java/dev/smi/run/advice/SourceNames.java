package dev.smi.run.advice;

import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.run.launchfile.LaunchFile.ProgramEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files as the user named them: compilers see copies that have the same names, in another directory. Stateless. */
final class SourceNames {

    private final List<ProgramEntry> programs;

    SourceNames(List<ProgramEntry> programs) {
        this.programs = programs;
    }

    /** A place in a program's text, with the file as the user named it. */
    SourcePosition position(String program, SourcePosition place) {
        return new SourcePosition(file(program, place.file()), place.line(), place.column());
    }

    private String file(String program, String file) {
        Optional<ProgramEntry> entry =
                programs.stream().filter(p -> p.name().equals(program)).findFirst();
        return entry.flatMap(e -> e.sources().stream()
                        .filter(source -> source.getFileName().toString().equals(file))
                        .map(Path::toString)
                        .findFirst())
                .orElse(file);
    }
}
