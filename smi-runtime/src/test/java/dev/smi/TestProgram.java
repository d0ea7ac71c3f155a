package dev.smi;

import dev.smi.codegen.CodeGenerator;
import dev.smi.codegen.CodegenOptions;
import dev.smi.codegen.GeneratedProgram;
import dev.smi.codegen.ProgramSources;
import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.io.GeneratedFiles;
import dev.smi.hls.Target;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.FlowControl;
import dev.smi.model.io.TextFiles;
import dev.smi.topology.GridGenerator;
import dev.smi.topology.io.TopologyFile;
import java.nio.file.Path;
import java.util.List;

/** Programs and topologies for tests, as the commands write them. */
final class TestProgram {

    private TestProgram() {}

    /** Generates a program of one source; gives its directory. */
    static Path generate(Path directory, String name, String source) {
        Path file = directory.resolve("src").resolve(name + ".cl");
        TextFiles.write(file, source);
        ProgramSources sources = new ProgramSources(name, List.of(file), Preprocessing.NONE);
        CodeGenerator generator = new CodeGenerator(
                new CodegenOptions(Target.INTEL_OPENCL, 4, 8, 8, FlowControl.CREDITS, CollectiveScheme.LINEAR));
        GeneratedProgram program = generator.generate(List.of(sources)).getFirst();
        Path out = directory.resolve("out");
        GeneratedFiles.write(out, program, sources);
        return out.resolve(name);
    }

    /** Writes a ring of FPGAs. */
    static Path topology(Path directory, int ranks) {
        Path file = directory.resolve("ring-" + ranks + ".json");
        TextFiles.write(file, TopologyFile.text(GridGenerator.ring(ranks, List.of())));
        return file;
    }
}
