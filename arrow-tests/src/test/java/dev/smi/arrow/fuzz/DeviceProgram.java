package dev.smi.arrow.fuzz;

import dev.smi.arrow.model.ArrowInterface;
import dev.smi.codegen.CodeGenerator;
import dev.smi.codegen.CodegenOptions;
import dev.smi.codegen.GeneratedProgram;
import dev.smi.codegen.ProgramSources;
import dev.smi.codegen.arrow.ArrowCode;
import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.emulator.Emulator;
import dev.smi.emulator.compile.DeviceCompiler;
import dev.smi.emulator.compile.DeviceSources;
import dev.smi.emulator.machine.MachineImage;
import dev.smi.hls.HlsRenderer;
import dev.smi.hls.Target;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.FlowControl;
import dev.smi.model.Program;
import dev.smi.model.io.TextFiles;
import dev.smi.route.Network;
import dev.smi.route.RouteSelection;
import dev.smi.topology.GridGenerator;
import dev.smi.topology.Topology;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Programs for one emulated FPGA, with the streams of many interfaces. Not thread-safe. */
final class DeviceProgram {

    private static final int FILES = 2;

    private final GeneratedProgram transport;
    private final Topology topology = GridGenerator.bus(1, List.of());
    private final HlsRenderer renderer = new HlsRenderer(Target.INTEL_OPENCL);
    private final DeviceCompiler compiler = new DeviceCompiler();

    /** @param directory for a source of the transport layer's program */
    DeviceProgram(Path directory) {
        CodeGenerator generator = new CodeGenerator(new CodegenOptions(
                Target.INTEL_OPENCL,
                1,
                Program.DEFAULT_CONSECUTIVE_READS,
                1,
                FlowControl.CREDITS,
                CollectiveScheme.LINEAR));
        Path source = directory.resolve("nothing.cl");
        TextFiles.write(source, "__kernel void nothing(void) {}\n");
        transport = generator.generate(new ProgramSources("arrow", List.of(source), Preprocessing.NONE));
    }

    /**
     * Compiles and loads a program.
     *
     * @param kernels by interface
     */
    Emulator load(Map<ArrowInterface, String> kernels) {
        List<StringBuilder> texts = new ArrayList<>();
        Map<String, byte[]> headers = new LinkedHashMap<>();
        headers.put("smi.h", bytes(transport.header()));
        for (Map.Entry<ArrowInterface, String> kernel : kernels.entrySet()) {
            if (texts.size() < FILES) {
                texts.add(new StringBuilder());
            }
            String name = kernel.getKey().kernel();
            ArrowCode code = ArrowCode.of(kernel.getKey(), renderer);
            String header = ArrowCode.headerFile(name);
            headers.put(header, bytes(code.file(header)));
            StringBuilder text = texts.get((headers.size() - 1) % texts.size());
            text.append(code.file(ArrowCode.streamsFile(name))).append(kernel.getValue());
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (StringBuilder text : texts) {
            files.put("arrow" + files.size() + ".cl", bytes(text.toString()));
        }
        files.put(GeneratedProgram.DEVICE_FILE, bytes(transport.deviceSource()));
        DeviceSources sources = new DeviceSources("arrow", files, headers, List.of(), List.of());
        MachineImage image = MachineImage.of(compiler.compile(sources));
        RouteSelection routes = RouteSelection.select(
                RouteSelection.AUTO, Network.of(topology, 1), List.of(Optional.of(transport.description())));
        return new Emulator(List.of(image), topology.cables(), routes.tables(), (_, _, _) -> {});
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
