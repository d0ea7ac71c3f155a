package dev.smi.apps.arrow;

import dev.smi.Smi;
import dev.smi.apps.command.AppFiles;
import dev.smi.arrow.Platform;
import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.model.CustomRegister;
import dev.smi.arrow.schema.NamedSchema;
import dev.smi.arrow.schema.SchemaInterface;
import dev.smi.arrow.stream.ArrowKernel;
import dev.smi.codegen.CodeGenerator;
import dev.smi.codegen.CodegenOptions;
import dev.smi.codegen.ProgramSources;
import dev.smi.codegen.arrow.ArrowCode;
import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.io.ArrowFiles;
import dev.smi.codegen.io.GeneratedFiles;
import dev.smi.hls.HlsRenderer;
import dev.smi.hls.Target;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.FlowControl;
import dev.smi.model.diagnostic.Diagnostics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A kernel on record batches, in both languages.
 *
 * @param streams its interface
 * @param source its OpenCL C, a file of {@code apps/arrow}
 * @param macros what the source is compiled with
 * @param java its twin
 */
record ExampleProgram(ArrowInterface streams, String source, Map<String, String> macros, ArrowKernel java) {

    static final String JVM = "jvm";

    private static final CodegenOptions OPTIONS =
            new CodegenOptions(Target.INTEL_OPENCL, 4, 8, 8, FlowControl.CREDITS, CollectiveScheme.LINEAR);

    ExampleProgram {
        macros = Map.copyOf(macros);
    }

    /** A program whose source needs no macros. */
    ExampleProgram(ArrowInterface streams, String source, ArrowKernel java) {
        this(streams, source, Map.of(), java);
    }

    /** The interface of a kernel to some batches. */
    static ArrowInterface streams(String kernel, List<CustomRegister> registers, NamedSchema... batches) {
        return SchemaInterface.of(List.of(batches), Optional.of(kernel), registers, new Diagnostics());
    }

    /** The interface of a kernel to batches whose schemas name them. */
    static ArrowInterface streams(String kernel, List<CustomRegister> registers, Schema... batches) {
        return streams(
                kernel,
                registers,
                Stream.of(batches)
                        .map(schema -> new NamedSchema("arrow", "Batch", schema))
                        .toArray(NamedSchema[]::new));
    }

    /**
     * What {@code smi-codegen --arrow} makes of it.
     *
     * @param output where programs' directories are
     * @return the program's directory
     * @throws dev.smi.model.diagnostic.DiagnosticException if files cannot be read or written
     */
    Path generate(Path output) {
        String name = streams.kernel();
        ArrowCode code = ArrowCode.of(streams, new HlsRenderer(Target.INTEL_OPENCL));
        ArrowFiles.write(output, name, code);
        ProgramSources sources = new ProgramSources(
                name,
                List.of(AppFiles.of("arrow").resolve(source), ArrowFiles.streamsSource(output, name, code)),
                new Preprocessing(List.of(ArrowFiles.interfaceDirectory(output, name)), macros));
        GeneratedFiles.write(
                output, new CodeGenerator(OPTIONS).generate(List.of(sources)).getFirst(), sources);
        return output.resolve(name);
    }

    /** The program on a rank's device; in the JVM the twin, and nothing is generated. */
    Platform open(Smi smi, Path output) {
        return smi.device().kind().equals(JVM)
                ? Platform.jvm(smi, streams, java)
                : Platform.create(smi, generate(output));
    }
}
