package dev.smi.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.Smi;
import dev.smi.apps.gesummv.Gesummv;
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
        generate("stencil/stencil.cl");
        String topology = HOME.resolve("topologies/torus-2x4.json").toString();
        ByteArrayOutputStream emulated = new ByteArrayOutputStream();
        ByteArrayOutputStream java = new ByteArrayOutputStream();
        ByteArrayOutputStream routed = new ByteArrayOutputStream();

        Smi.run(
                8,
                Map.of("topology", topology),
                smi -> Stencil.run(
                        smi,
                        List.of(directory.resolve("stencil").toString(), SWEEPS),
                        new PrintStream(emulated, true)));
        Smi.run(8, Map.of("device", "jvm"), smi -> Stencil.run(smi, List.of(SWEEPS), new PrintStream(java, true)));
        Map<String, String> cables = Map.of(
                "device",
                "jvm",
                "fabric",
                "routed",
                "topology",
                topology,
                "ports",
                directory.resolve("stencil.json").toString());
        Smi.run(8, cables, smi -> Stencil.run(smi, List.of(SWEEPS), new PrintStream(routed, true)));

        assertThat(text(emulated)).contains("256 x 512 cells after 20 sweeps on 8 ranks (emulated FPGA): bit for bit");
        assertThat(text(java)).contains("(JVM): bit for bit").contains(checksum(text(emulated)));
        assertThat(text(routed)).contains("(JVM): bit for bit").contains(checksum(text(emulated)));
    }

    @Test
    void shouldRunTwoProgramsOnTwoRanks() {
        generate("gesummv/first.cl", "gesummv/second.cl");
        String topology = HOME.resolve("apps/gesummv/two.json").toString();
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Smi.run(
                2,
                Map.of("topology", topology),
                smi -> Gesummv.run(smi, List.of(directory.toString()), new PrintStream(out, true)));

        assertThat(text(out)).contains("gesummv of 512 x 512 on 2 ranks (emulated FPGA): bit for bit");
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
                        source.getFileName().toString().replace(".cl", ""), List.of(source), Preprocessing.NONE))
                .toList();
        List<GeneratedProgram> generated = generator.generate(programs);
        for (int i = 0; i < programs.size(); i++) {
            GeneratedFiles.write(directory, generated.get(i), programs.get(i));
        }
    }
}
