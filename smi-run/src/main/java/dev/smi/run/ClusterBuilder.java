package dev.smi.run;

import dev.smi.codegen.CodeGenerator;
import dev.smi.codegen.CodegenOptions;
import dev.smi.codegen.GeneratedProgram;
import dev.smi.codegen.ProgramSources;
import dev.smi.codegen.ReadPrograms;
import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.frontend.SourceFile;
import dev.smi.codegen.io.GeneratedFiles;
import dev.smi.emulator.cache.ModuleCache;
import dev.smi.emulator.compile.CompileVariant;
import dev.smi.emulator.compile.DeviceCompiler;
import dev.smi.emulator.compile.DeviceSources;
import dev.smi.emulator.fabric.TransportLayer;
import dev.smi.emulator.machine.MachineImage;
import dev.smi.hls.Target;
import dev.smi.model.FlowControl;
import dev.smi.model.Program;
import dev.smi.model.Rank;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.route.Network;
import dev.smi.route.RouteSelection;
import dev.smi.run.launchfile.LaunchFile;
import dev.smi.run.launchfile.LaunchFile.ProgramEntry;
import dev.smi.topology.Topology;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes what a launch file needs before anything runs: generated and compiled programs, and routes between the ranks
 * that run them. Reads the sources once. Not thread-safe.
 */
final class ClusterBuilder {

    private final LaunchFile launch;
    private final Topology topology;
    private final int cables;
    private final Path output;
    private final FabricKind fabric;
    private final ModuleCache cache;
    private @Nullable ReadPrograms read;

    /**
     * A builder.
     *
     * @param output where generated code is written
     * @param fabric what moves packets
     * @param cache keeps compiled programs
     */
    ClusterBuilder(LaunchFile launch, Topology topology, Path output, FabricKind fabric, ModuleCache cache) {
        this.launch = launch;
        this.topology = topology;
        this.cables = launch.options().cables().orElse(Math.max(CodegenOptions.DEFAULT_CABLES, topology.channels()));
        this.output = output;
        this.fabric = fabric;
        this.cache = cache;
    }

    /**
     * What was made.
     *
     * @param images the program of each rank
     * @param routes tables for them
     * @param layer what moves packets
     * @param deviceSources the generated device code of each program
     */
    record Prepared(List<MachineImage> images, RouteSelection routes, TransportLayer layer, List<Path> deviceSources) {}

    /** What the sources say. */
    ReadPrograms programs() {
        if (read == null) {
            read = generator()
                    .read(launch.programs().stream()
                            .map(ClusterBuilder::sources)
                            .toList());
        }
        return read;
    }

    Prepared build(RunVariant variant) {
        checkSize();
        List<Integer> programOfRank = new ProgramMapping(launch, topology).programs();
        List<GeneratedProgram> generated = generator().generate(programs().withDegrees(variant.degrees()));
        List<Optional<Program>> descriptions = programOfRank.stream()
                .map(p -> Optional.of(generated.get(p).description()))
                .toList();
        RouteSelection routes = RouteSelection.select(RouteSelection.AUTO, Network.of(topology, cables), descriptions);
        List<Path> deviceSources = new ArrayList<>();
        for (int i = 0; i < generated.size(); i++) {
            GeneratedProgram program = generated.get(i);
            if (variant.equals(RunVariant.PLAIN)) {
                GeneratedFiles.write(output, program, sources(launch.programs().get(i)));
            }
            deviceSources.add(GeneratedFiles.deviceSource(output, program.name()));
        }
        List<MachineImage> images = compile(generated, variant.compile());
        return new Prepared(
                programOfRank.stream().map(images::get).toList(),
                routes,
                layer(programOfRank.stream().map(generated::get).toList()),
                deviceSources);
    }

    private TransportLayer layer(List<GeneratedProgram> programs) {
        return fabric == FabricKind.FAST
                ? StepLayer.of(programs, launch.options().collectives())
                : new TransportLayer.Generated();
    }

    private void checkSize() {
        Diagnostics diagnostics = new Diagnostics();
        if (topology.channels() > cables) {
            diagnostics.error(
                    launch.options().position(),
                    "the topology uses channel " + (topology.channels() - 1) + ", but \"cables\" is " + cables
                            + "; raise it to " + topology.channels());
        }
        int maxRanks = launch.options().maxRanks().orElse(topology.size());
        if (topology.size() > maxRanks) {
            diagnostics.error(
                    launch.options().position(),
                    "the topology has " + topology.size() + " ranks, but \"max_ranks\" is " + maxRanks);
        }
        if (topology.size() > Rank.MAX_ADDRESSABLE) {
            diagnostics.error(
                    launch.topology().position(),
                    "the topology has " + topology.size() + " ranks; a packet can address " + Rank.MAX_ADDRESSABLE);
        }
        diagnostics.throwIfErrors();
    }

    private CodeGenerator generator() {
        return new CodeGenerator(new CodegenOptions(
                Target.INTEL_OPENCL,
                cables,
                launch.options().readLimit(),
                launch.options().maxRanks().orElse(topology.size()),
                launch.options().isEager() ? FlowControl.EAGER : FlowControl.CREDITS,
                launch.options().collectives()));
    }

    private static ProgramSources sources(ProgramEntry program) {
        return new ProgramSources(
                program.name(), program.sources(), new Preprocessing(program.includes(), program.macros()));
    }

    private List<MachineImage> compile(List<GeneratedProgram> generated, CompileVariant variant) {
        DeviceCompiler compiler = new DeviceCompiler(cache);
        List<MachineImage> images = new ArrayList<>();
        for (int i = 0; i < generated.size(); i++) {
            DeviceSources sources = deviceSources(launch.programs().get(i), generated.get(i));
            images.add(MachineImage.of(compiler.compile(sources, variant), cache));
        }
        return images;
    }

    private static DeviceSources deviceSources(ProgramEntry entry, GeneratedProgram program) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (SourceFile source : program.sources()) {
            files.put(source.name(), source.bytes());
        }
        files.put(GeneratedProgram.DEVICE_FILE, program.deviceSource().getBytes(StandardCharsets.UTF_8));
        return new DeviceSources(
                entry.name(),
                files,
                Map.of("smi.h", program.header().getBytes(StandardCharsets.UTF_8)),
                sources(entry).includes(),
                sources(entry).preprocessing().definitions());
    }
}
