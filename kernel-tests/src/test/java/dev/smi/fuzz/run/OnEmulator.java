package dev.smi.fuzz.run;

import dev.smi.codegen.CodeGenerator;
import dev.smi.codegen.CodegenOptions;
import dev.smi.codegen.GeneratedProgram;
import dev.smi.codegen.ProgramSources;
import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.frontend.SourceFile;
import dev.smi.emulator.DeviceBuffer;
import dev.smi.emulator.Emulator;
import dev.smi.emulator.KernelArgument;
import dev.smi.emulator.KernelLaunch;
import dev.smi.emulator.RunOutcome;
import dev.smi.emulator.compile.DeviceCompiler;
import dev.smi.emulator.compile.DeviceSources;
import dev.smi.emulator.machine.MachineImage;
import dev.smi.fuzz.generate.Parameter;
import dev.smi.fuzz.generate.RandomKernel;
import dev.smi.hls.Target;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.FlowControl;
import dev.smi.model.Program;
import dev.smi.model.Rank;
import dev.smi.route.Network;
import dev.smi.route.RouteSelection;
import dev.smi.topology.GridGenerator;
import dev.smi.topology.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Translates a class's kernels and runs them on emulated FPGAs. */
final class OnEmulator {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final Job job;
    private final Emulator emulator;
    private final Results results = new Results();

    private OnEmulator(Job job, Emulator emulator) {
        this.job = job;
        this.emulator = emulator;
    }

    /** A program, and what is needed to translate it. */
    record Translated(GeneratedProgram program, Topology topology, int cables) {}

    /**
     * @throws dev.smi.model.diagnostic.DiagnosticException if the class cannot be translated or compiled
     * @throws IllegalStateException if the kernels do not end
     */
    static Results run(Job job) {
        Translated translated = translate(job);
        MachineImage image = MachineImage.of(new DeviceCompiler().compile(sources(translated.program())));
        List<Optional<Program>> programs = Collections.nCopies(
                job.ranks(), Optional.of(translated.program().description()));
        RouteSelection routes = RouteSelection.select(
                RouteSelection.AUTO, Network.of(translated.topology(), translated.cables()), programs);
        try (Emulator emulator = new Emulator(
                Collections.nCopies(job.ranks(), image),
                translated.topology().cables(),
                routes.tables(),
                (_, _, _) -> {})) {
            OnEmulator run = new OnEmulator(job, emulator);
            for (int i = 0; i < job.runs().size(); i++) {
                run.run(i);
            }
            return run.results;
        }
    }

    /** The OpenCL C that a class becomes. */
    static String openCl(Job job) {
        SourceFile source = translate(job).program().sources().getFirst();
        return new String(source.bytes(), StandardCharsets.UTF_8);
    }

    static Translated translate(Job job) {
        Topology topology = GridGenerator.bus(job.ranks(), List.of());
        int cables = Math.max(1, topology.channels());
        try {
            Path directory = Files.createTempDirectory("smi-kernels");
            Path file = directory.resolve(job.className() + ".java");
            try {
                Files.writeString(file, job.source());
                CodeGenerator generator = new CodeGenerator(new CodegenOptions(
                        Target.INTEL_OPENCL,
                        cables,
                        Program.DEFAULT_CONSECUTIVE_READS,
                        job.ranks(),
                        FlowControl.CREDITS,
                        CollectiveScheme.LINEAR));
                ProgramSources sources = new ProgramSources(job.className(), List.of(file), Preprocessing.NONE);
                return new Translated(generator.generate(sources), topology, cables);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DeviceSources sources(GeneratedProgram program) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        program.sources().forEach(source -> files.put(source.name(), source.bytes()));
        files.put(GeneratedProgram.DEVICE_FILE, program.deviceSource().getBytes(StandardCharsets.UTF_8));
        return new DeviceSources(
                program.name(),
                files,
                Map.of("smi.h", program.header().getBytes(StandardCharsets.UTF_8)),
                List.of(),
                List.of());
    }

    private void run(int number) {
        Job.Run run = job.runs().get(number);
        List<KernelLaunch> launches = new ArrayList<>();
        Map<Results.Key, DeviceBuffer> buffers = new LinkedHashMap<>();
        for (int rank = 0; rank < job.ranks(); rank++) {
            for (int k = 0; k < run.kernels().size(); k++) {
                RandomKernel kernel = run.kernels().get(k);
                List<Object> values = run.arguments(rank, k);
                List<KernelArgument> arguments = new ArrayList<>();
                for (int i = 0; i < values.size(); i++) {
                    Results.Key key = new Results.Key(number, rank, k, i);
                    arguments.add(argument(kernel.parameters().get(i), values.get(i), key, buffers));
                }
                launches.add(new KernelLaunch(new Rank(rank), kernel.name(), arguments, false));
            }
        }
        RunOutcome outcome = emulator.run(launches, DEADLINE);
        if (!(outcome instanceof RunOutcome.Completed)) {
            throw new IllegalStateException("run " + number + " on the emulator: " + outcome);
        }
        buffers.forEach((key, buffer) -> results.put(
                key,
                Values.ofBytes(
                        run.kernels()
                                .get(key.kernel())
                                .parameters()
                                .get(key.parameter())
                                .type(),
                        emulator.read(buffer))));
    }

    private KernelArgument argument(
            Parameter parameter, Object value, Results.Key key, Map<Results.Key, DeviceBuffer> buffers) {
        if (parameter.isWorld()) {
            return new KernelArgument.Communicator(key.rank(), job.ranks());
        }
        if (parameter.isBuffer()) {
            byte[] bytes = Values.bytes(value);
            DeviceBuffer buffer = emulator.allocate(new Rank(key.rank()), parameter.name(), bytes.length);
            emulator.write(buffer, 0, bytes);
            buffers.put(key, buffer);
            return new KernelArgument.Buffer(buffer);
        }
        return new KernelArgument.Scalar(
                switch (value) {
                    case Character c -> BigDecimal.valueOf(c);
                    case Float number -> new BigDecimal(number);
                    case Double number -> new BigDecimal(number);
                    default -> new BigDecimal(value.toString());
                });
    }
}
