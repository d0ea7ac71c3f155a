package dev.smi.codegen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.cli.ExitStatus;
import dev.smi.cli.testing.CapturedOutput;
import dev.smi.model.io.BuildFile;
import dev.smi.model.io.TextFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The Arrow schemas under {@code arrow/} were written with Arrow's Java library. */
class ArrowOptionsTest {

    private static final String SCHEMAS = "src/test/resources/arrow/";

    @TempDir
    Path output;

    @RegisterExtension
    final CapturedOutput printed = new CapturedOutput();

    @Test
    void shouldWriteAnInterfaceAndAKernelToFillIn() {
        int status = run("--arrow", SCHEMAS + "in.as", "--arrow", SCHEMAS + "out.as");

        assertThat(status).isZero();
        assertThat(printed.out())
                .contains("RKernel: streams of kernel RKernel")
                .contains("RKernel.cl: a kernel to fill in");
        assertThat(output.resolve("RKernel")).isDirectoryContaining("glob:**/arrow.json");
        assertThat(TextFiles.read(output.resolve("RKernel.cl"))).contains("__kernel void RKernel(");
    }

    @Test
    void shouldKeepAKernelThatIsFilledIn() {
        TextFiles.write(output.resolve("Sum.cl"), "mine");

        assertThat(run("--arrow", SCHEMAS + "in.as", "--arrow-kernel", "Sum")).isZero();

        assertThat(printed.out()).doesNotContain("to fill in");
        assertThat(TextFiles.read(output.resolve("Sum.cl"))).isEqualTo("mine");
    }

    @Test
    void shouldMakeAProgramOfTheKernelAndItsStreams() {
        run("--arrow", SCHEMAS + "in.as", "--arrow-kernel", "Sum", "--register", "limit:32");

        int status = run(
                "--arrow",
                SCHEMAS + "in.as",
                "--arrow-kernel",
                "Sum",
                "--register",
                "limit:32",
                output.resolve("Sum.cl").toString());

        assertThat(status).as(printed.err()).isZero();
        assertThat(printed.out()).contains("Sum: 0 operations");
        assertThat(BuildFile.read(output.resolve("Sum")).sources())
                .containsExactly("Sum.cl", "Sum_streams.cl", "smi_generated_device.cl");
        assertThat(Files.exists(output.resolve("Sum/Sum.h"))).isTrue();
        assertThat(TextFiles.read(output.resolve("Sum/Sum.cl"))).contains("const uint limit");
    }

    @Test
    void shouldLeaveNothingBehindOfFaultySources() {
        Path source = output.resolve("Sum.cl");
        TextFiles.write(source, "#include \"Sum.h\"\n");

        assertThat(run("--arrow", SCHEMAS + "in.as", source.toString())).isEqualTo(ExitStatus.FAILED);

        assertThat(printed.err()).contains("'Sum.h' file not found").contains("give --arrow-kernel Sum if");
        assertThat(printed.out()).isEmpty();
        assertThat(output).isDirectoryNotContaining("glob:**/RKernel");
        assertThat(run("--arrow", SCHEMAS + "in.as", "notes.txt")).isEqualTo(ExitStatus.FAILED);
        assertThat(printed.err()).contains("notes.txt: error: not a kernel source");
    }

    @Test
    void shouldSayWhatTheKernelHasToTake() {
        Path source = output.resolve("my.cl");
        TextFiles.write(source, "__kernel void Sum(const long R_first, const int R_last, __global uint *r) {}\n");

        assertThat(run("--arrow", SCHEMAS + "in.as", source.toString())).isEqualTo(ExitStatus.FAILED);
        assertThat(printed.err())
                .contains("my.cl: error: no source defines kernel RKernel, which the streams are for; write __kernel"
                        + " void RKernel(const int R_first, const int R_last, __global uint *restrict arrow_return)");
        assertThat(run("--arrow", SCHEMAS + "in.as", "--arrow-kernel", "Sum", source.toString()))
                .isEqualTo(ExitStatus.FAILED);
        assertThat(printed.err())
                .contains("my.cl:1:1: error: parameter 1 of kernel Sum is given const int R_first, and has another");
        TextFiles.write(source, "__kernel void Sum(void) {}\n");
        assertThat(run("--arrow", SCHEMAS + "in.as", "--arrow-kernel", "Sum", source.toString()))
                .isEqualTo(ExitStatus.FAILED);
        assertThat(printed.err()).contains("my.cl:1:1: error: kernel Sum has 0 parameters, and is given 3; write");
        String three = "const int R_first, const int R_last, __global uint *restrict r";
        TextFiles.write(source, "__kernel void Sum(" + three + ", const int more) {}\n");
        assertThat(run("--arrow", SCHEMAS + "in.as", "--arrow-kernel", "Sum", source.toString()))
                .isEqualTo(ExitStatus.FAILED);
        assertThat(printed.err())
                .contains(
                        "my.cl:1:1: error: parameter 4 of kernel Sum is of type int, and has to be a SMI_Comm; write");
        TextFiles.write(source, "#include <smi.h>\n__kernel void Sum(" + three + ", const SMI_Comm comm) {}\n");
        assertThat(run("--arrow", SCHEMAS + "in.as", "--arrow-kernel", "Sum", source.toString()))
                .as(printed.err())
                .isEqualTo(ExitStatus.OK);
    }

    @Test
    void shouldKeepTheInterfaceOfAnEarlierRun() {
        run("--arrow", SCHEMAS + "in.as", "--arrow-kernel", "Sum");
        String before = TextFiles.read(output.resolve("Sum/arrow.json"));

        int status = run(
                "--arrow",
                SCHEMAS + "in.as",
                "--arrow-kernel",
                "Sum",
                "--register",
                "limit:32",
                output.resolve("missing.cl").toString());

        assertThat(status).isEqualTo(ExitStatus.FAILED);
        assertThat(TextFiles.read(output.resolve("Sum/arrow.json"))).isEqualTo(before);
    }

    @Test
    void shouldReportAllThatIsWrongWithSchemas() {
        int status = run("--arrow", SCHEMAS + "faulty.as");

        assertThat(status).isEqualTo(ExitStatus.FAILED);
        assertThat(printed.err())
                .contains(
                        "faulty.as: error: the schema has metadata fletcher_mode \"copy\"; it has to be read or write")
                .contains("\"1st\" is no name in C")
                .contains("field int has metadata fletcher_epc \"3\"; it has to be a power of two, at most 64")
                .contains("field u has type LargeUtf8, which has no streams");
        assertThat(output).isEmptyDirectory();
    }

    @Test
    void shouldReportFilesThatAreNoSchemas() {
        int status = run("--arrow", SCHEMAS + "none.as", "--arrow", "pom.xml");

        assertThat(status).isEqualTo(ExitStatus.FAILED);
        assertThat(printed.err())
                .contains("none.as: error: cannot read the file: it does not exist")
                .contains("pom.xml: error: is no Arrow data: it begins with bytes 3c 3f 78");
    }

    @Test
    void shouldWarnOfMetadataThatMeansNothing() {
        int status = run("--arrow", SCHEMAS + "warning.as");

        assertThat(status).isZero();
        assertThat(printed.err()).contains("warning.as: warning: field a has metadata fletcher_tag_width");
    }

    @Test
    void shouldRejectWrongUsage() {
        assertUsage("--arrow-kernel and --register are about the kernel of --arrow", "--register", "a:8", "x.cl");
        assertUsage("--register a:12 is not NAME:BITS", "--arrow", SCHEMAS + "in.as", "--register", "a:12");
        assertUsage("--register for:8: \"for\" is a word", "--arrow", SCHEMAS + "in.as", "--register", "for:8");
        assertUsage("--arrow-kernel: \"a-b\" is no name in C", "--arrow", SCHEMAS + "in.as", "--arrow-kernel", "a-b");
        assertUsage("--list only prints, and --arrow writes", "--list", "--arrow", SCHEMAS + "in.as");
        assertUsage(
                "--register a is given twice", "--arrow", SCHEMAS + "in.as", "--register", "a:8", "--register", "a:16");
        assertUsage("without SOURCE there is only its interface", "--how-to-build", "--arrow", SCHEMAS + "in.as");
        assertUsage("Missing required parameter: 'SOURCE'");
    }

    private void assertUsage(String message, String... arguments) {
        int status = run(arguments);
        assertThat(status).isEqualTo(ExitStatus.USAGE);
        assertThat(printed.err()).contains(message);
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-o", output.toString()));
        return SmiCodegen.run(all.toArray(String[]::new));
    }
}
