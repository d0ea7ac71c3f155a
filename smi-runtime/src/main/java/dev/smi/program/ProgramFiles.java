package dev.smi.program;

import dev.smi.model.Program;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.io.BuildFile;
import dev.smi.model.io.ProgramFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What smi-codegen wrote for one program.
 *
 * @param name the program's name
 * @param directory where its device code is
 * @param description its endpoints
 * @param build how its device code is compiled
 */
public record ProgramFiles(String name, Path directory, Program description, BuildFile build) {

    /**
     * Reads a program.
     *
     * @param directory {@code OUT/<program>}, with {@code OUT/<program>.json} beside it
     * @throws DiagnosticException if files are missing or not of their form
     */
    public static ProgramFiles read(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        String name = String.valueOf(absolute.getFileName());
        Path description = absolute.resolveSibling(name + ".json");
        if (!Files.isDirectory(absolute) || !Files.exists(description)) {
            throw new DiagnosticException(
                    SourcePosition.of(directory.toString()),
                    "there is no program here: smi-codegen writes the directory " + name + " and " + name
                            + ".json beside it; run: smi-codegen -o "
                            + absolute.getParent()
                            + " SOURCE.cl");
        }
        return new ProgramFiles(name, absolute, ProgramFile.read(description), BuildFile.read(absolute));
    }
}
