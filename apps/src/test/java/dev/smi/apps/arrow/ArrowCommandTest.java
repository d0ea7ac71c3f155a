package dev.smi.apps.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.apps.cli.SmiApp;
import dev.smi.cli.ExitStatus;
import dev.smi.cli.testing.CapturedOutput;
import dev.smi.model.io.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples, each of which compares its result with plain Java. */
@Timeout(120)
class ArrowCommandTest {

    private static final Path REFERENCE = Path.of(System.getProperty("smi.home"), "../shared/refs/arrow");

    @TempDir
    private static Path directory;

    @RegisterExtension
    final CapturedOutput output = new CapturedOutput();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            filter                   | 2 of 8 rows, as in plain Java
            lengths                  | 7 strings, 58 characters, as in plain Java
            kmeans --points 200      | 200 points,
            regex --demo 50          | of 50 strings match, as with java.util.regex
            regex --demo 0 -p a$     | 0 of 0 strings match
            random-strings --rows 20 | 20 strings,
            """)
    void shouldGiveWhatPlainJavaGives(String command, String expected) {
        for (String device : List.of("jvm", "emulator")) {
            assertThat(run(command + " --device " + device)).as(output.err()).isZero();
            assertThat(output.out()).contains(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "emulator"})
    void shouldSumTheTutorialsNumbers(String device) throws IOException {
        Path numbers = here(Path.of(System.getProperty("smi.home"), "apps/arrow/recordbatch.rb"));
        assertThat(run("sum --device " + device)).as(output.err()).isZero();
        assertThat(run("sum --device jvm " + numbers)).isZero();
        assertThat(output.out())
                .contains("return registers 0xFFFFFFFA, 0xFFFFFFFF\nsum -6, as in plain Java")
                .contains("recordbatch.rb: column number, 4 rows\nreturn registers 0xFFFFFFFA, 0xFFFFFFFF");
    }

    @Test
    void shouldTakeNoRowsAtAll() {
        assertThat(run("kmeans --device jvm --points 0")).isZero();
        assertThat(run("random-strings --device jvm --rows 0")).isZero();
        assertThat(output.out()).contains("0 points, 1 passes, as in plain Java", "0 strings, 0 letters");
    }

    @Test
    void shouldTakeFletchersRecordBatches() throws IOException {
        Assumptions.assumeTrue(Files.exists(REFERENCE), REFERENCE + " is not there");
        Path numbers = here(REFERENCE.resolve("in.rb"));
        Path hobbits = here(REFERENCE.resolve("Hobbits.rb"));
        assertThat(run("sum " + numbers)).as(output.err()).isZero();
        assertThat(output.out()).contains("column A, 4 rows\nreturn registers 0xFFFFFFFA, 0xFFFFFFFF\nsum -6,");
        assertThat(run("sum --column B --device jvm " + numbers)).isZero();
        assertThat(output.out()).contains("sum -9,");
        assertThat(run("filter -n Merry -n Bilbo " + hobbits)).isZero();
        assertThat(output.out()).contains("row 0 Bilbo\nrow 6 Merry\n2 of 8 rows");
    }

    @Test
    void shouldRefuseFilesWithoutRecordBatches() throws IOException {
        Path none = directory.resolve("none.rb");
        try (BufferAllocator allocator = new RootAllocator()) {
            Batches.write(none, DemoBatches.schema("None", "read"), List.of(), allocator);
        }
        Path text = Files.writeString(directory.resolve("text.rb"), "hello, this is no record batch\n");
        assertThat(run("sum --device jvm " + none)).isOne();
        assertThat(run("lengths --device jvm " + text)).isOne();
        assertThat(output.err())
                .contains("none.rb: error: has a schema and no record batch; give a file with at least one")
                .contains("text.rb: error: ")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "emulator"})
    void shouldSumNullableColumnsWithSeveralElementsATransfer(String device) {
        Path file = numbers(16, 101);
        assertThat(run("sum --device " + device + " " + file)).as(output.err()).isZero();
        assertThat(output.out()).contains("column n, 101 rows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "emulator"})
    void shouldAddUpWhatWorkersFind(String device) {
        Path file = numbers(4, 100);
        assertThat(run("sum --workers 2 --rows 33 --device " + device + " " + file))
                .as(output.err())
                .isZero();
        assertThat(run("regex --workers 2 --rows 40 --demo 100 --device " + device))
                .as(output.err())
                .isZero();
        assertThat(output.out()).contains("sum 24000,", "of 100 strings match, as with java.util.regex");
    }

    @Test
    void shouldWriteRecordBatchesThatExamplesRead() {
        Path strings = directory.resolve("strings.rb");
        Path found = directory.resolve("found.rb");
        Path lengths = directory.resolve("lengths.rb");
        assertThat(run("random-strings --rows 9 --device jvm --save " + strings))
                .isZero();
        assertThat(run("filter -n other --device jvm --save " + found + " " + strings))
                .isZero();
        assertThat(output.out()).contains("0 of 9 rows");
        assertThat(run("lengths --device jvm --save " + lengths + " " + strings))
                .isZero();
        assertThat(run("sum --device jvm --column bytes " + lengths)).isZero();
        assertThat(output.out()).contains("column bytes, 9 rows");
    }

    @Test
    void shouldSendAFilteredColumnAcrossATorus() {
        assertThat(run("torus --rows 100 --limit 0")).as(output.err()).isZero();
        assertThat(output.out()).contains("of 100 readings above 0 went from rank 0 to rank 7, as in plain Java");
    }

    @Test
    void shouldSayWhatIsWrongWithAFile() {
        Path text = directory.resolve("text.rb");
        TextFiles.write(text, "ARROW1 no more");
        assertThat(run("sum " + text)).isEqualTo(ExitStatus.FAILED);
        assertThat(output.err()).contains("text.rb: error: ").doesNotContain("internal");
        Path numbers = numbers(1, 3);
        assertThat(run("sum -c m " + numbers)).isEqualTo(ExitStatus.FAILED);
        assertThat(run("filter " + numbers)).isEqualTo(ExitStatus.FAILED);
        assertThat(output.err())
                .contains("has no column m of integers; choose one of n")
                .contains("has no column of strings; give a file with one")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldRefuseWrongUsage() {
        List.of(
                        "",
                        "sum --rows 0",
                        "sum --deadline 0",
                        "sum --device none",
                        "kmeans --means 17",
                        "random-strings --seed 0",
                        "torus --rows -1")
                .forEach(command -> assertThat(run(command)).as(command).isEqualTo(ExitStatus.USAGE));
        assertThat(run("filter -n " + "x".repeat(65))).isEqualTo(ExitStatus.USAGE);
        assertThat(run("regex -p (")).isEqualTo(ExitStatus.FAILED);
        assertThat(output.err())
                .contains("name an example")
                .contains("'0' is no number of seconds; give 1 to 999999999")
                .contains("there is no device 'none' with channels between kernels; there are emulator, jvm")
                .contains("is longer than 64 bytes")
                .contains("--pattern:1:1: error: this parenthesis is not closed");
    }

    /** Numbers of which every fifth is null. */
    private static Path numbers(int perTransfer, int rows) {
        FieldType type = new FieldType(
                true, new ArrowType.Int(32, true), null, Map.of("fletcher_epc", String.valueOf(perTransfer)));
        Schema schema = DemoBatches.schema("Numbers", "read", new Field("n", type, List.of()));
        Path file = directory.resolve("numbers-" + perTransfer + "-" + rows + ".rb");
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator)) {
            IntVector numbers = (IntVector) root.getVector("n");
            numbers.allocateNew(rows);
            for (int i = 0; i < rows; i++) {
                if (i % 5 != 0) {
                    numbers.set(i, i * 7 - 50);
                }
            }
            root.setRowCount(rows);
            Batches.write(file, schema, List.of(root), allocator);
        }
        return file;
    }

    /** A copy whose path has no spaces, at which commands are split. */
    private static Path here(Path file) throws IOException {
        return Files.copy(file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    private static int run(String command) {
        List<String> words = new ArrayList<>(List.of("arrow"));
        words.addAll(command.isEmpty() ? List.of() : List.of(command.split(" ")));
        if (!command.isEmpty()) {
            words.addAll(List.of("-o", directory.resolve("out").toString()));
        }
        return SmiApp.run(words.toArray(String[]::new));
    }
}
