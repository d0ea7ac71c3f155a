package dev.smi.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.Smi;
import dev.smi.apps.gesummv.Gesummv;
import dev.smi.apps.rod.Rod;
import dev.smi.apps.stencil.Stencil;
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
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class HostProgramsTest {

    private static final Path HOME = Path.of(System.getProperty("smi.home"));
    private static final String SWEEPS = "20";

    @TempDir
    private Path directory;

    @Test
    void shouldGiveTheSamePlateOnEmulatedFpgasAndOnTheJvmWithAndWithoutCables() {
        generate("src/main/java/dev/smi/apps/stencil/Stencil.java");
        generate("stencil/stencil.cl");
        String topology = HOME.resolve("topologies/torus-2x4.json").toString();
        String handWritten = directory.resolve("stencil").toString();
        String ports = directory.resolve("Stencil.json").toString();

        String java = plate(Map.of("device", "jvm"));
        String emulated = plate(Map.of("topology", topology, "program", directory.toString()));
        String byHand = plate(Map.of("topology", topology, "program", handWritten));
        String routed = plate(Map.of("device", "jvm", "fabric", "routed", "topology", topology, "ports", ports));

        assertThat(java).contains("256 x 512 cells after 20 sweeps on 8 ranks (JVM): bit for bit");
        assertThat(emulated).contains("(emulated FPGA): bit for bit").contains(checksum(java));
        assertThat(byHand).contains("(emulated FPGA): bit for bit").contains(checksum(java));
        assertThat(routed).contains("(JVM): bit for bit").contains(checksum(java));
    }

    private static String plate(Map<String, String> settings) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Smi.run(8, settings, smi -> Stencil.run(smi, List.of(SWEEPS), new PrintStream(out, true)));
        return text(out);
    }

    @Test
    void shouldRunTwoKernelsOfOneProgramOnTwoRanks() {
        generate("src/main/java/dev/smi/apps/gesummv/Gesummv.java");
        TextFiles.write(directory.resolve("topology.json"), """
                { "fpgas": { "a:0": "Gesummv", "b:0": "Gesummv" }, "connections": { "a:0:ch0": "b:0:ch0" } }
                """);

        assertThat(product(Map.of("device", "jvm"))).contains("gesummv of 512 x 512 on 2 ranks (JVM): bit for bit");
        assertThat(product(Map.of("program", directory.toString()))).contains("(emulated FPGA): bit for bit");
    }

    private static String product(Map<String, String> settings) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Smi.run(2, settings, smi -> Gesummv.run(smi, new PrintStream(out, true)));
        return text(out);
    }

    @Test
    void shouldGiveTheSameTemperaturesInTheJvmAndOnEmulatedFpgas() {
        generate("src/main/java/dev/smi/apps/rod/Rod.java");
        TextFiles.write(directory.resolve("topology.json"), """
                { "fpgas": { "a:0": "Rod", "b:0": "Rod" }, "connections": { "a:0:ch0": "b:0:ch0" } }
                """);

        String java = rod(Map.of("device", "jvm"));
        String emulated = rod(Map.of("program", directory.toString()));

        assertThat(java).startsWith("32 cells after 1000 sweeps (JVM): ");
        assertThat(emulated).isEqualTo(java.replace("(JVM)", "(emulated FPGA)"));
    }

    private static String rod(Map<String, String> settings) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Smi.run(2, settings, smi -> Rod.run(smi, new PrintStream(out, true)));
        return text(out);
    }

    private static String text(ByteArrayOutputStream out) {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String checksum(String report) {
        return Pattern.compile("CRC32 [0-9a-f]{8}")
                .matcher(report)
                .results()
                .findFirst()
                .orElseThrow()
                .group();
    }

    private void generate(String... sources) {
        CodeGenerator generator = new CodeGenerator(
                new CodegenOptions(Target.INTEL_OPENCL, 4, 8, 8, FlowControl.CREDITS, CollectiveScheme.LINEAR));
        List<ProgramSources> programs = Stream.of(sources)
                .map(source -> HOME.resolve("apps").resolve(source))
                .map(source -> new ProgramSources(
                        source.getFileName().toString().replaceFirst("\\.[a-z]+$", ""),
                        List.of(source),
                        Preprocessing.NONE))
                .toList();
        List<GeneratedProgram> generated = generator.generate(programs);
        for (int i = 0; i < programs.size(); i++) {
            GeneratedFiles.write(directory, generated.get(i), programs.get(i));
        }
    }
}
