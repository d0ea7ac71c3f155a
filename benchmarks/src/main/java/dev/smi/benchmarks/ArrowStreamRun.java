package dev.smi.benchmarks;

import dev.smi.Smi;
import dev.smi.arrow.Context;
import dev.smi.arrow.Kernel;
import dev.smi.arrow.Platform;
import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.schema.NamedSchema;
import dev.smi.arrow.schema.SchemaInterface;
import dev.smi.benchmarks.ArrowStreamVectors.Column;
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
import dev.smi.model.io.TextFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.VectorSchemaRoot;

/** A kernel of the subcommand {@code arrow-streams} on a device of its own. For one thread. */
final class ArrowStreamRun implements AutoCloseable {

    private static final String KERNEL = "Sum";
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final String program;
    private final Smi smi;
    private final Context context;
    private final Kernel kernel;
    private final long expected;

    private ArrowStreamRun(String program, Smi smi, Platform platform, ArrowStreamVectors vectors, Column column) {
        this.program = program;
        this.smi = smi;
        this.context = platform.context();
        this.expected = vectors.expected(column);
        try (VectorSchemaRoot batch = vectors.batch(column)) {
            context.queueRecordBatch(batch);
        }
        context.enable();
        this.kernel = new Kernel(context);
    }

    /** A kernel in Java. */
    static ArrowStreamRun jvm(ArrowStreamVectors vectors, Column column, int perTransfer) {
        Smi smi = Smi.alone(Map.of("device", "jvm"));
        Platform platform = Platform.jvm(
                smi,
                program(column, 1),
                column == Column.NUMBERS
                        ? io -> ArrowStreamKernels.numbers(io, perTransfer)
                        : io -> ArrowStreamKernels.strings(io, perTransfer));
        return new ArrowStreamRun("jvm, " + perTransfer + " a transfer", smi, platform, vectors, column);
    }

    /** A kernel on the emulator. */
    static ArrowStreamRun emulator(ArrowStreamVectors vectors, Column column, int perTransfer, Path directory) {
        Smi smi = Smi.alone(Map.of("device", "emulator"));
        Path generated = generate(directory.resolve(column.words() + perTransfer), column, perTransfer);
        Platform platform = Platform.create(smi, generated);
        return new ArrowStreamRun("emulator, " + perTransfer + " a transfer", smi, platform, vectors, column);
    }

    private static ArrowInterface program(Column column, int perTransfer) {
        NamedSchema schema = new NamedSchema("benchmark", "R", ArrowStreamVectors.schema(column, perTransfer));
        return SchemaInterface.of(List.of(schema), Optional.of(KERNEL), List.of(), new Diagnostics());
    }

    private static Path generate(Path directory, Column column, int perTransfer) {
        ArrowCode code = ArrowCode.of(program(column, perTransfer), new HlsRenderer(Target.INTEL_OPENCL));
        ArrowFiles.write(directory, KERNEL, code);
        Path source = directory.resolve(ArrowCode.templateFile(KERNEL));
        TextFiles.write(
                source,
                "#include \"" + ArrowCode.headerFile(KERNEL) + "\"\n" + ArrowStreamKernels.source(column, perTransfer));
        ProgramSources sources = new ProgramSources(
                KERNEL,
                List.of(source, ArrowFiles.streamsSource(directory, KERNEL, code)),
                new Preprocessing(List.of(ArrowFiles.interfaceDirectory(directory, KERNEL)), Map.of()));
        CodeGenerator generator = new CodeGenerator(
                new CodegenOptions(Target.INTEL_OPENCL, 4, 8, 8, FlowControl.CREDITS, CollectiveScheme.LINEAR));
        GeneratedFiles.write(directory, generator.generate(List.of(sources)).getFirst(), sources);
        return directory.resolve(KERNEL);
    }

    /** The kernel, its start and end included. */
    Contestant contestant() {
        return new Contestant(
                program,
                () -> {
                    kernel.start();
                    kernel.pollUntilDone(DEADLINE);
                },
                _ -> requireExpected());
    }

    private void requireExpected() {
        if (kernel.getReturn() != expected) {
            throw new IllegalStateException(program + " returned " + kernel.getReturn() + ", not " + expected);
        }
    }

    @Override
    public void close() {
        context.close();
        smi.close();
    }
}
