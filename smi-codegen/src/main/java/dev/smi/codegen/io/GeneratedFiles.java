package dev.smi.codegen.io;

import dev.smi.codegen.GeneratedProgram;
import dev.smi.codegen.ProgramSources;
import dev.smi.codegen.frontend.SourceFile;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.io.BuildFile;
import dev.smi.model.io.ProgramFile;
import dev.smi.model.io.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files of generated programs:
 *
 * <pre>
 * OUT/&lt;program&gt;/&lt;source&gt;                  rewritten
 * OUT/&lt;program&gt;/smi_generated_device.cl   the transport layer
 * OUT/&lt;program&gt;/smi_generated_program.cl  includes both, for a compiler that takes one file
 * OUT/&lt;program&gt;/smi_generated_build.json   how they are compiled
 * OUT/&lt;program&gt;/.smi-files                the names of the files beside it
 * OUT/&lt;program&gt;.json                      the description
 * OUT/include/smi.h                       what they include
 * OUT/smi_generated_host.h                the host side of all programs
 * </pre>
 *
 * <p>Stateless.
 */
public final class GeneratedFiles {

    private static final String LIST = ".smi-files";

    private GeneratedFiles() {}

    /** Where a program's transport layer is written. */
    public static Path deviceSource(Path directory, String program) {
        return directory.resolve(program).resolve(GeneratedProgram.DEVICE_FILE);
    }

    /** Where the source that includes all others of a program is written. */
    public static Path wholeSource(Path directory, String program) {
        return directory.resolve(program).resolve(GeneratedProgram.WHOLE_FILE);
    }

    /** Writes the host side of all programs. */
    public static void writeHost(Path directory, String hostHeader) {
        TextFiles.write(directory.resolve(GeneratedProgram.HOST_FILE), hostHeader);
    }

    /**
     * Writes all files of a program, and removes those that an earlier run wrote for it and this one does not.
     *
     * @param origin what it was generated from
     */
    public static void write(Path directory, GeneratedProgram program, ProgramSources origin) {
        Path own = directory.resolve(program.name());
        Set<String> names = new TreeSet<>();
        for (SourceFile source : program.sources()) {
            TextFiles.writeBytes(own.resolve(source.name()), source.bytes());
            names.add(source.name());
        }
        TextFiles.write(deviceSource(directory, program.name()), program.deviceSource());
        names.add(GeneratedProgram.DEVICE_FILE);
        TextFiles.write(wholeSource(directory, program.name()), program.wholeSource());
        names.add(GeneratedProgram.WHOLE_FILE);
        TextFiles.write(own.resolve(BuildFile.NAME), build(program, origin).text());
        names.add(BuildFile.NAME);
        removeStale(own, names);
        TextFiles.write(own.resolve(LIST), String.join("\n", names) + "\n");
        TextFiles.write(directory.resolve(program.name() + ".json"), ProgramFile.text(program.description()));
        TextFiles.write(directory.resolve("include").resolve("smi.h"), program.header());
    }

    private static BuildFile build(GeneratedProgram program, ProgramSources origin) {
        List<String> files = new ArrayList<>();
        program.sources().forEach(source -> files.add(source.name()));
        files.add(GeneratedProgram.DEVICE_FILE);
        return new BuildFile(files, origin.includes(), origin.preprocessing().definitions(), program.cables());
    }

    private static void removeStale(Path own, Set<String> names) {
        Path list = own.resolve(LIST);
        if (!Files.exists(list)) {
            return;
        }
        for (String name : TextFiles.read(list).lines().toList()) {
            Path stale = own.resolve(name);
            if (!names.contains(name) && own.equals(stale.normalize().getParent())) {
                try {
                    Files.deleteIfExists(stale);
                } catch (IOException e) {
                    throw new DiagnosticException(
                            SourcePosition.of(stale.toString()), "cannot remove the file of an earlier run: " + e);
                }
            }
        }
    }
}
