package dev.smi.codegen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.io.ProgramFile;
import dev.smi.model.io.TextFiles;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmiCodegenTest {

    private static final String SOURCE = """
            #include <smi.h>
            __kernel void k(SMI_Comm comm) { SMI_Channel c = SMI_Open_send_channel(1, SMI_INT, 0, PORT, comm); }
            """;

    @TempDir
    Path directory;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream realErr = System.err;
    private final PrintStream realOut = System.out;

    @BeforeEach
    void catchOutput() {
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restoreOutput() {
        System.setErr(realErr);
        System.setOut(realOut);
    }

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
        Path output = directory.resolve("out");

        assertThat(run("-D", "PORT=5", "-o", output.toString(), source("a.cl"), source("b.cl")))
                .isZero();

        assertThat(output.resolve("a/a.cl")).exists();
        assertThat(output.resolve("b/smi_generated_device.cl")).exists();
        assertThat(output.resolve("include/smi.h")).exists();
        assertThat(ProgramFile.read(output.resolve("b.json")).ports()).isEqualTo(6);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("a: 1 operations");
    }

    @Test
    void shouldOnlyListOperations() {
        assertThat(run("--list", "-D", "PORT", source("a.cl"))).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "{ \"type\": \"push\", \"port\": 1, \"data_type\": \"int\", \"buffer_size\": 16, \"args\": {} }\n");
        assertThat(directory).isDirectoryNotContaining("glob:**/out");
    }

    @Test
    void shouldWriteNothingWhenASourceIsAtFault() {
        Path output = directory.resolve("out");

        assertThat(run(
                        "-o",
                        output.toString(),
                        "-D",
                        "PORT=256",
                        source("a.cl"),
                        directory.resolve("none.cl").toString()))
                .isEqualTo(1);

        assertThat(output).doesNotExist();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("a.cl:2:87: error: port 256 is not within 0..255")
                .contains("none.cl: error: cannot read the file: it does not exist");
    }

    @Test
    void shouldTellWrongUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("--cables", "0", source("a.cl"))).isEqualTo(2);
        assertThat(run("--target", "vhdl", source("a.cl"))).isEqualTo(2);
        assertThat(run("--max-ranks", "many", source("a.cl"))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("cables 0 is not within 1..32")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldRejectWhatIsNoKernelSource() {
        assertThat(run("notes.txt")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("OpenCL C sources end in .cl");
    }
}
