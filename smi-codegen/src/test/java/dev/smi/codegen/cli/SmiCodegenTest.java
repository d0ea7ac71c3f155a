package dev.smi.codegen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.cli.testing.CapturedOutput;
import dev.smi.model.io.ProgramFile;
import dev.smi.model.io.TextFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SmiCodegenTest {

    private static final String SOURCE = """
            #include <smi.h>
            __kernel void k(SMI_Comm comm) { SMI_Channel c = SMI_Open_send_channel(1, SMI_INT, 0, PORT, comm); }
            """;

    @TempDir
    Path directory;

    @RegisterExtension
    final CapturedOutput output = new CapturedOutput();

    private String source(String name) {
        Path file = directory.resolve(name);
        TextFiles.write(file, SOURCE);
        return file.toString();
    }

    private int run(String... arguments) {
        return SmiCodegen.run(arguments);
    }

    @Test
    void shouldWriteAProgramForEachSource() {
        Path target = directory.resolve("out");

        assertThat(run("-D", "PORT=5", "-o", target.toString(), source("a.cl"), source("b.cl")))
                .isZero();

        assertThat(target.resolve("a/a.cl")).exists();
        assertThat(target.resolve("b/smi_generated_device.cl")).exists();
        assertThat(target.resolve("include/smi.h")).exists();
        assertThat(ProgramFile.read(target.resolve("b.json")).ports()).isEqualTo(6);
        assertThat(output.out()).contains("a: 1 operations");
    }

    @Test
    void shouldTakeKernelsInJava() {
        Path target = directory.resolve("out");
        Path file = directory.resolve("Ring.java");
        TextFiles.write(file, """
                import dev.smi.Communicator;
                import dev.smi.kernel.Kernel;
                import dev.smi.model.DataType;
                class Ring {
                    @Kernel
                    static void ring(int n, Communicator world) {
                        var out = world.openSend(DataType.INT, n, 1, 5);
                        out.push(n);
                    }
                }
                """);

        assertThat(run("-o", target.toString(), file.toString())).isZero();
        assertThat(run("--list", file.toString())).isZero();

        assertThat(target.resolve("Ring/Ring.cl")).content().contains("// Ring.java:6");
        assertThat(ProgramFile.read(target.resolve("Ring.json")).ports()).isEqualTo(6);
        assertThat(output.out()).contains("Ring: 1 operations", "\"type\": \"push\"");
    }

    @Test
    void shouldWriteTheHostSideOfAllPrograms() {
        Path target = directory.resolve("out");
        String[] arguments = {"-D", "PORT=5", "--cables", "1", "-o", target.toString(), source("a.cl"), source("b-1.cl")
        };

        assertThat(run(arguments)).isZero();

        Path header = target.resolve("smi_generated_host.h");
        assertThat(header).content().contains("SMI_Comm SmiInit_a(", "SMI_Comm SmiInit_b_1(", "what.ports = 6;");
        byte[] first = TextFiles.readBytes(header);
        assertThat(run(arguments)).isZero();
        assertThat(header).hasBinaryContent(first);
    }

    @Test
    void shouldRejectProgramsThatAreOneInC() {
        Path target = directory.resolve("out");

        assertThat(run("-D", "PORT", "-o", target.toString(), source("b.1.cl"), source("b-1.cl")))
                .isEqualTo(1);

        assertThat(output.err())
                .contains("programs b.1 and b-1 would both be SmiInit_b_1 in C; rename one of their sources");
        assertThat(target).doesNotExist();
    }

    @Test
    void shouldRejectNamesThatCannotBeIncluded() {
        assertThat(run("--program", "app", "-D", "PORT", source("say\"it\".cl")))
                .isEqualTo(1);
        assertThat(output.err()).contains("a file name with quotes or line breaks cannot be included");
        assertThat(run("--program", "app", "-D", "PORT", source("smi_generated_program.cl")))
                .isEqualTo(1);
        assertThat(output.err()).contains("has another file named smi_generated_program.cl");
    }

    @Test
    void shouldOnlyListOperations() {
        assertThat(run("--list", "-D", "PORT", source("a.cl"))).isZero();
        assertThat(output.out())
                .isEqualTo(
                        "{ \"type\": \"push\", \"port\": 1, \"data_type\": \"int\", \"buffer_size\": 16, \"args\": {} }\n");
        assertThat(directory).isDirectoryNotContaining("glob:**/out");
    }

    @Test
    void shouldWriteNothingWhenASourceIsAtFault() {
        Path target = directory.resolve("out");

        assertThat(run(
                        "-o",
                        target.toString(),
                        "-D",
                        "PORT=256",
                        source("a.cl"),
                        directory.resolve("none.cl").toString()))
                .isEqualTo(1);

        assertThat(target).doesNotExist();
        assertThat(output.err())
                .contains("a.cl:2:87: error: port 256 is not within 0..255")
                .contains("none.cl: error: cannot read the file: it does not exist");
    }

    @Test
    void shouldTellWrongUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("--cables", "0", source("a.cl"))).isEqualTo(2);
        assertThat(run("--target", "vhdl", source("a.cl"))).isEqualTo(2);
        assertThat(run("--max-ranks", "many", source("a.cl"))).isEqualTo(2);
        assertThat(output.err()).contains("cables 0 is not within 1..32").doesNotContain("\tat ");
    }

    @Test
    void shouldRejectWhatIsNoKernelSource() {
        assertThat(run("notes.txt")).isEqualTo(1);
        assertThat(output.err()).contains("OpenCL C sources end in .cl");
    }

    @Test
    void shouldReplaceItsOwnFilesOnly() {
        Path target = directory.resolve("out");
        TextFiles.write(target.resolve("app/mine.txt"), "x");
        String[] first = {"-D", "PORT=5", "-o", target.toString(), "--program", "app", source("a.cl")};
        assertThat(run(first)).isZero();
        byte[] device = TextFiles.readBytes(target.resolve("app/smi_generated_device.cl"));

        assertThat(run("-D", "PORT=6", "-o", target.toString(), "--program", "app", source("b.cl")))
                .isZero();
        assertThat(target.resolve("app/a.cl")).doesNotExist();
        assertThat(target.resolve("app/mine.txt")).exists();
        assertThat(run(first)).isZero();
        assertThat(target.resolve("app/smi_generated_device.cl")).hasBinaryContent(device);
    }

    @Test
    void shouldRejectNamesThatAreNoPrograms() {
        assertThat(run("--program", "../x", source("a.cl"))).isEqualTo(2);
        assertThat(run("--program", "include", source("a.cl"))).isEqualTo(2);
        assertThat(run("--program", "", source("a.cl"))).isEqualTo(2);
        assertThat(run(source("include.cl"))).isEqualTo(1);
        assertThat(run(source("a b.cl"))).isEqualTo(1);
        assertThat(output.err()).contains("\"a b\" is no name for a program").contains("--program ../x is no name");
    }

    @Test
    void shouldRejectASourceThatIsNamedTwice() {
        String a = source("a.cl");
        assertThat(run("-D", "PORT", a, a)).isEqualTo(1);
        assertThat(run(
                        "-D",
                        "PORT",
                        "--program",
                        "p",
                        a,
                        directory.resolve("x/../a.cl").toString()))
                .isEqualTo(1);
        assertThat(output.err()).contains("program a has another file named a.cl; name each source once");
    }

    @Test
    void shouldRejectADirectoryThatIsNone() {
        assertThat(run("-I", directory.resolve("none").toString(), "-D", "PORT", source("a.cl")))
                .isEqualTo(1);
        assertThat(output.err()).contains("none: error: is no directory to search for headers");
    }

    @Test
    void shouldRejectProgramsThatDisagreeAboutABuffer() {
        Path receiver = directory.resolve("r.cl");
        TextFiles.write(
                receiver,
                "#include <smi.h>\n__kernel void r(SMI_Comm comm) {"
                        + " SMI_Channel c = SMI_Open_receive_channel_ad(1, SMI_INT, 0, 1, comm, 200); }\n");

        assertThat(run("-D", "PORT", source("a.cl"), receiver.toString())).isEqualTo(1);

        assertThat(output.err())
                .contains("r.cl:2:50: error: the ends of port 1 disagree about its buffer: 32 packets here, 16 at "
                        + directory.resolve("a.cl")
                        + ":2:50; give all of them the same type and asynchronicity degree");
    }
}
