package dev.smi.codegen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.cli.testing.CapturedOutput;
import dev.smi.codegen.ProgramSources;
import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.frontend.opencl.SyntaxCheck;
import dev.smi.model.io.TextFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class HowToBuildTest {

    /**
     * Macros, a static function and a header, as sources of one program have them; the macros are names in the device
     * code.
     */
    private static final String SENDER = """
            #include <smi.h>
            #include "common.h"
            #define head 3
            #define input(x) ((x) + head)
            #define ranks no such thing
            static int twice(int x) { return 2 * input(x); }
            __kernel void send(SMI_Comm comm)
            {
                SMI_Channel c = SMI_Open_send_channel(COUNT, SMI_INT, 0, PORT, comm);
                for (int n = 0; n < COUNT; n++) { int x = twice(n); SMI_Push(&c, &x); }
            }
            """;

    private static final String RECEIVER = """
            #include <smi.h>
            #include "common.h"
            static int HELPER(int x) { return x / 2; }
            __kernel void receive(__global int *restrict out, SMI_Comm comm)
            {
                SMI_Channel c = SMI_Open_receive_channel(COUNT, SMI_INT, 0, PORT, comm);
                for (int n = 0; n < COUNT; n++) { int x; SMI_Pop(&c, &x); out[n] = HELPER(x); }
            }
            """;

    @TempDir
    Path directory;

    @RegisterExtension
    final CapturedOutput output = new CapturedOutput();

    private int run(Path target, String helper) {
        Path sources = directory.resolve("my sources");
        TextFiles.write(sources.resolve("common.h"), "#ifndef COMMON_H\n#define COMMON_H\n#define COUNT 10\n#endif\n");
        TextFiles.write(sources.resolve("send.cl"), SENDER);
        TextFiles.write(sources.resolve("receive.cl"), RECEIVER.replace("HELPER", helper));
        return SmiCodegen.run(
                "--how-to-build",
                "--program",
                "app",
                "--cables",
                "2",
                "-D",
                "PORT=5",
                "-o",
                target.toString(),
                sources.resolve("send.cl").toString(),
                sources.resolve("receive.cl").toString());
    }

    @Test
    void shouldPrintTheCommandsForEveryProgram() {
        Path target = directory.resolve("out");

        assertThat(run(target, "halved")).isZero();

        String arguments = "-I " + target + "/include -I '" + directory + "/my sources' -DPORT=5 " + target
                + "/app/smi_generated_program.cl -o app";
        assertThat(output.out())
                .contains("aoc -march=emulator -board=$BOARD " + arguments + "-emulator.aocx\n")
                .contains("aoc -rtl -report -board=$BOARD " + arguments + ".aocr\n")
                .contains("aoc -board=$BOARD " + arguments + ".aocx\n")
                .contains("route-gen routes TOPOLOGY.json --programs " + target + " --cables 2 -o smi-routes\n")
                .contains("  app/send.cl: rewritten\n  app/receive.cl: rewritten\n")
                .contains("SmiInit_app\n");
    }

    @Test
    void shouldPrintTheChannelsThatTheDeviceCodeNames() {
        Path target = directory.resolve("out");
        assertThat(run(target, "halved")).isZero();
        Matcher io = Pattern.compile("io\\(\"(\\w+)\"\\)")
                .matcher(TextFiles.read(target.resolve("app/smi_generated_device.cl")));

        List<String> names = io.results().map(result -> result.group(1)).toList();
        assertThat(names)
                .containsExactly("kernel_output_ch0", "kernel_input_ch0", "kernel_output_ch1", "kernel_input_ch1");
        assertThat(output.out().lines().filter(line -> line.contains("chan_id=")))
                .hasSameSizeAs(names);
        for (String name : names) {
            String type = name.startsWith("kernel_output") ? "streamsink" : "streamsource";
            assertThat(output.out()).contains("type=\"" + type + "\" width=\"256\" chan_id=\"" + name + "\"/>");
        }
    }

    @Test
    void shouldMakeOneFileOfSourcesWithMacrosAndStaticFunctions() {
        Path target = directory.resolve("out");
        assertThat(run(target, "halved")).isZero();

        Preprocessing preprocessing = new Preprocessing(List.of(directory.resolve("my sources")), Map.of("PORT", "5"));
        assertThat(SyntaxCheck.warnings(target.resolve("app/smi_generated_program.cl"), preprocessing))
                .isEmpty();
    }

    @Test
    void shouldReportSourcesThatAreNoProgramTogether() {
        Path target = directory.resolve("out");

        assertThat(run(target, "twice")).isEqualTo(1);

        assertThat(output.err())
                .contains("app/receive.cl:")
                .contains("error: redefinition of 'twice'")
                .contains("smi_generated_program.cl: error: the sources are right one by one but not together");
        assertThat(output.out()).doesNotContain("aoc ");
    }

    @Test
    void shouldNotBeAskedForWithAList() {
        assertThat(SmiCodegen.run("--how-to-build", "--list", "x.cl")).isEqualTo(2);
        assertThat(output.err()).contains("give one of them");
    }

    @Test
    void shouldQuoteWordsForTheShell() {
        assertThat(BuildInstructions.word("a/b-c.cl")).isEqualTo("a/b-c.cl");
        assertThat(BuildInstructions.word("F(...)=")).isEqualTo("'F(...)='");
        assertThat(BuildInstructions.word("it's")).isEqualTo("'it'\\''s'");
        assertThat(BuildInstructions.word("")).isEqualTo("''");
    }

    @Test
    void shouldFindWhatIsBesideASourceOfTheCurrentDirectory() {
        ProgramSources program = new ProgramSources("x", List.of(Path.of("x.cl")), Preprocessing.NONE);

        assertThat(BuildInstructions.preprocessing(program).includes()).containsExactly(Path.of("."));
    }
}
