package dev.smi.apps.gzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smi.apps.cli.SmiApp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GzipCommandTest {

    private static final byte[] DATA = Samples.mixed(400_000, 9);

    @TempDir
    private Path directory;

    private Path input;

    /** What the command did: its status, and both its streams. */
    private record Run(int status, String out, String err) {}

    @BeforeEach
    void write() throws IOException {
        input = Files.write(directory.resolve("data"), DATA);
    }

    @Test
    void shouldWriteAFileBesideTheOldOneWithItsDateAndPermissions() throws IOException {
        Files.setLastModifiedTime(input, FileTime.fromMillis(1_000_000_000_000L));
        Files.setPosixFilePermissions(input, PosixFilePermissions.fromString("rw-r-----"));

        Run run = gzip("-9", "--chunk", "64K", "-v", input.toString());

        Path output = directory.resolve("data.gz");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("data -> ").contains("400,000 to ").contains("7 members");
        assertThat(Samples.unpacked(Files.readAllBytes(output))).isEqualTo(DATA);
        assertThat(input).exists();
        assertThat(Files.getLastModifiedTime(output)).isEqualTo(Files.getLastModifiedTime(input));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(output)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void shouldMakeWhatGzipItselfAccepts() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/gzip")), "gzip is not installed");
        assertThat(gzip("--chunk", "32K", input.toString()).status()).isZero();

        Process gzip = new ProcessBuilder("/usr/bin/gzip", "-tv", input + ".gz")
                .redirectErrorStream(true)
                .start();
        assertThat(gzip.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(gzip.exitValue())
                .as(new String(gzip.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isZero();
        assertThat(gzip("-t", "-v", input + ".gz").err()).contains("right, 13 members, 400000 bytes");
    }

    @Test
    void shouldReportInJson() {
        Run run = gzip("--json", "--engine", "jdk", "-1", input.toString());

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("\"engine\": \"jdk\"")
                .contains("\"level\": 1")
                .contains("\"members\": 1")
                .contains("\"bytes\": 400000");
    }

    @Test
    void shouldNotOverwriteUnlessForced() throws IOException {
        Path output = Files.writeString(directory.resolve("data.gz"), "precious");

        Run run = gzip(input.toString());

        assertThat(run.status()).isOne();
        assertThat(run.err()).contains("data.gz: error: the file exists; -f overwrites it");
        assertThat(output).hasContent("precious");
        assertThat(gzip("-f", input.toString()).status()).isZero();
        assertThat(Samples.unpacked(Files.readAllBytes(output))).isEqualTo(DATA);
    }

    @Test
    void shouldSayWhatIsWrongWithAFileAndDoTheOthers() throws IOException {
        Run run = gzip(directory.resolve("none").toString(), directory.toString(), input.toString());

        assertThat(run.status()).isOne();
        assertThat(run.err()).contains("none: error: the file does not exist").contains("it is a directory");
        assertThat(names()).containsExactlyInAnyOrder("data", "data.gz");
        assertThat(gzip("-q", input + ".gz").err()).contains("the name ends with .gz already; -f compresses");
        assertThat(gzip("-t", directory.resolve("none").toString()).err()).contains("the file does not exist");
        assertThat(gzip("-t", directory.toString()).err()).contains("it is a directory; name the files in it");
    }

    @Test
    void shouldFindDamage() throws IOException {
        gzip(input.toString());
        Path output = directory.resolve("data.gz");
        byte[] made = Files.readAllBytes(output);
        made[made.length - 6] ^= 1;
        Files.write(output, made);

        Run run = gzip("-t", output.toString());

        assertThat(run.status()).isOne();
        assertThat(run.err()).contains("data.gz: error: member 0 at byte 0: the data's checksum is");
    }

    @Test
    void shouldRejectWhatItCannotDo() {
        assertThat(gzip("--engine", "zopfli", input.toString()).err())
                .contains("there is no engine 'zopfli'; there are isal, libdeflate, zlib, jdk and auto");
        assertThat(gzip("--chunk", "1K", input.toString()).err()).contains("they have 32K to 1G");
        assertThat(gzip("--chunk", "much", input.toString()).err()).contains("'much' is no size; write 65536");
        assertThat(gzip("--json", "-c", input.toString()).err()).contains("leave one of them out");
        assertThat(gzip("--chunk", "1K", input.toString()).status()).isEqualTo(2);
    }

    private static Run gzip(String... arguments) {
        List<String> all = new ArrayList<>(List.of("gzip", "-w", "2"));
        all.addAll(List.of(arguments));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stdout = System.out;
        PrintStream stderr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int status = SmiApp.run(all.toArray(String[]::new));
            return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(stdout);
            System.setErr(stderr);
        }
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(f -> f.getFileName().toString()).toList().stream();
        }
    }
}
