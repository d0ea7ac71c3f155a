package dev.smi.codegen;

import dev.smi.codegen.frontend.FrontEnd;
import dev.smi.codegen.frontend.SourceFile;
import dev.smi.model.Port;
import dev.smi.model.Program;
import java.util.List;
import java.util.Map;

/**
 * What the code generator makes of one program.
 *
 * @param name the program's name
 * @param description its endpoints and parameters
 * @param sources its sources, rewritten
 * @param deviceSource the generated transport layer, OpenCL C
 * @param wholeSource a source that includes all of them, for a compiler that takes one file
 * @param header {@code smi.h}, which all of them include
 * @param cables cables of the FPGA that it is for
 * @param runAhead packets by which senders are promised to run ahead of receivers, by port, of the ports whose channels
 *     are opened with an asynchronicity degree
 */
public record GeneratedProgram(
        String name,
        Program description,
        List<SourceFile> sources,
        String deviceSource,
        String wholeSource,
        String header,
        int cables,
        Map<Port, Long> runAhead) {

    /** The name of the file with the generated transport layer. */
    public static final String DEVICE_FILE = FrontEnd.DEVICE_FILE;

    /** The name of the file that includes all others of a program. */
    public static final String WHOLE_FILE = "smi_generated_program.cl";

    /** The name of the header with the host side of all programs. */
    public static final String HOST_FILE = "smi_generated_host.h";

    public GeneratedProgram {
        sources = List.copyOf(sources);
        runAhead = Map.copyOf(runAhead);
    }
}
