package dev.smi.codegen.io;

import dev.smi.codegen.GeneratedProgram;
import dev.smi.codegen.frontend.SourceFile;
import dev.smi.model.io.ProgramFile;
import dev.smi.model.io.TextFiles;
import java.nio.file.Path;

/**
 * The files of generated programs:
 *
 * <pre>
 * OUT/&lt;program&gt;/&lt;source&gt;                  rewritten
 * OUT/&lt;program&gt;/smi_generated_device.cl   the transport layer
 * OUT/&lt;program&gt;.json                      the description
 * OUT/include/smi.h                       what they include
 * </pre>
 *
 * <p>Stateless.
 */
public final class GeneratedFiles {

    private GeneratedFiles() {}

    /** Where a program's transport layer is written. */
    public static Path deviceSource(Path directory, String program) {
        return directory.resolve(program).resolve(GeneratedProgram.DEVICE_FILE);
    }

    /** Writes all files of a program. */
    public static void write(Path directory, GeneratedProgram program) {
        for (SourceFile source : program.sources()) {
            TextFiles.writeBytes(directory.resolve(program.name()).resolve(source.name()), source.bytes());
        }
        TextFiles.write(deviceSource(directory, program.name()), program.deviceSource());
        TextFiles.write(directory.resolve(program.name() + ".json"), ProgramFile.text(program.description()));
        TextFiles.write(directory.resolve("include").resolve("smi.h"), program.header());
    }
}
