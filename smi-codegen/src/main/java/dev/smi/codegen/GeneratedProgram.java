package dev.smi.codegen;

import dev.smi.codegen.frontend.FrontEnd;
import dev.smi.codegen.frontend.SourceFile;
import dev.smi.model.Program;
import java.util.List;

/**
 * What the code generator makes of one program.
 *
 * @param name the program's name
 * @param description its endpoints and parameters
 * @param sources its sources, rewritten
 * @param deviceSource the generated transport layer, OpenCL C
 * @param header {@code smi.h}, which all of them include
 */
public record GeneratedProgram(
        String name, Program description, List<SourceFile> sources, String deviceSource, String header) {

    /** The name of the file with the generated transport layer. */
    public static final String DEVICE_FILE = FrontEnd.DEVICE_FILE;

    public GeneratedProgram {
        sources = List.copyOf(sources);
    }
}
