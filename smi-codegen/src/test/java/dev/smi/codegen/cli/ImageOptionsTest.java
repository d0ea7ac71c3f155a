package dev.smi.codegen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.cli.ExitStatus;
import dev.smi.cli.testing.CapturedOutput;
import dev.smi.model.io.TextFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ImageOptionsTest {

    private static final String IN = "src/test/resources/arrow/in.as";
    private static final String OUT = "src/test/resources/arrow/out.as";
    private static final String IMAGE = """
            S00600004844521B
            S325000000000F00000000000000000000000000000000000000000000000000000000000000CB
            S325000000200000000000000000000000000000000000000000000000000000000000000000BA
            S3250000004001000000FDFFFFFF03000000F9FFFFFF00000000000000000000000000000000A6
            S3250000006000000000000000000000000000000000000000000000000000000000000000007A
            """;

    @TempDir
    Path output;

    @RegisterExtension
    final CapturedOutput printed = new CapturedOutput();

    @Test
    void shouldReadAnImageAndWriteTheSameOneAgain() {
        Path image = file("memory.srec", IMAGE);
        assertThat(run("--arrow", IN, "--srec-dump", image.toString(), "--rows", "4"))
                .as(printed.err())
                .isZero();
        assertThat(printed.out()).contains("R.rb: 4 rows");
        Path batch = output.resolve("R.rb");
        Path again = output.resolve("again.srec");

        assertThat(run("--arrow", batch.toString(), "--arrow", OUT, "--srec", again.toString(), "--srec-reserve", "9"))
                .as(printed.err())
                .isZero();

        assertThat(TextFiles.read(again)).isEqualTo(IMAGE);
        assertThat(TextFiles.read(output.resolve("again.json"))).contains("\"R_a_values\"", "\"W");
        assertThat(output.resolve("RKernel/arrow.json")).exists();
        Path back = output.resolve("back");
        assertThat(run("--arrow", batch.toString(), "--srec-dump", again.toString(), "-o", back.toString()))
                .as(printed.err())
                .isZero();
        assertThat(back.resolve("R.rb")).hasSameBinaryContentAs(batch);
    }

    @Test
    void shouldSayWhereAnImageIsWrong() {
        Path image = file("memory.srec", IMAGE.replace("CB\n", "E1\n"));

        assertThat(run("--arrow", IN, "--srec-dump", image.toString(), "--rows", "4"))
                .isEqualTo(ExitStatus.FAILED);

        assertThat(printed.err())
                .isEqualTo(image + ":2:77: error: checksum E1, and the line's bytes give CB; write the image again\n");
        assertThat(output.resolve("R.rb")).doesNotExist();
    }

    @Test
    void shouldSayThatASchemaHasNoRecordBatch() {
        assertThat(run("--arrow", IN, "--srec", output.resolve("m.srec").toString()))
                .isEqualTo(ExitStatus.FAILED);
        assertThat(printed.err()).contains("in.as: error: has a schema and no record batch");
    }

    @Test
    void shouldWarnOfWrittenBatchesWithoutRoom() {
        String image = file("memory.srec", IMAGE).toString();
        run("--arrow", IN, "--srec-dump", image, "--rows", "4");
        String batch = output.resolve("R.rb").toString();

        assertThat(run("--arrow", batch, "--arrow", OUT, "--srec", image)).isZero();

        assertThat(printed.err()).contains("out.as: warning: batch W is written, and the image has no room for it");
    }

    @Test
    void shouldRefuseWrongUsage() {
        String image = file("memory.srec", IMAGE).toString();
        assertUsage("--rows are about the image of --srec-dump", "--arrow", IN, "--rows", "4");
        assertUsage("--srec-reserve is about the image of --srec", "--arrow", IN, "--srec-reserve", "4");
        assertUsage("give one of them", "--arrow", IN, "--srec", "x", "--srec-dump", image);
        assertUsage("give --arrow FILE, too", "--srec", "x");
        assertUsage("give --rows R=N, or --srec-map FILE", "--arrow", IN, "--srec-dump", image);
        assertUsage("--rows R=-1 is not N or BATCH=N", "--arrow", IN, "--srec-dump", image, "--rows", "R=-1");
        assertUsage(
                "--rows X=1: --arrow has no batch X; there are R",
                "--arrow",
                IN,
                "--srec-dump",
                image,
                "--rows",
                "X=1");
        assertUsage(
                "the rows of batch R are given twice",
                "--arrow",
                IN,
                "--srec-dump",
                image,
                "--rows",
                "R=1",
                "--rows",
                "R=2");
        assertUsage("all of --arrow are read", "--arrow", IN, "--srec", "x", "--srec-reserve", "4");
        assertUsage("the image would be empty: batch W is written", "--arrow", OUT, "--srec", "x");
        assertUsage("--srec x.json ends in .json", "--arrow", IN, "--srec", "x.json");
        assertUsage("--srec-reserve x is not ROWS", "--arrow", OUT, "--srec", "x", "--srec-reserve", "x");
    }

    private void assertUsage(String message, String... arguments) {
        assertThat(run(arguments)).as(message).isEqualTo(ExitStatus.USAGE);
        assertThat(printed.err()).contains(message);
    }

    private Path file(String name, String text) {
        Path file = output.resolve(name);
        TextFiles.write(file, text);
        return file;
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!all.contains("-o")) {
            all.addAll(List.of("-o", output.toString()));
        }
        return SmiCodegen.run(all.toArray(String[]::new));
    }
}
