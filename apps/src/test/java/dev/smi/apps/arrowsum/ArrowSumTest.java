package dev.smi.apps.arrowsum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.apps.KilledWorker;
import dev.smi.apps.arrowsum.ArrowSum.Sum;
import dev.smi.apps.arrowsum.SumCombiner.Total;
import dev.smi.apps.cli.SmiApp;
import dev.smi.cli.testing.CapturedOutput;
import dev.smi.data.arrow.ArrowSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ArrowSumTest {

    private static final Path FLETCHERS = Path.of(System.getProperty("smi.home"), "../shared/refs/arrow/in.rb");

    @RegisterExtension
    final CapturedOutput output = new CapturedOutput();

    @TempDir
    private Path directory;

    @Test
    void shouldSumFletchersRecordBatch() {
        Assumptions.assumeTrue(Files.exists(FLETCHERS), FLETCHERS + " is not there");
        assertThat(run(FLETCHERS.toString())).isZero();
        assertThat(output.out())
                .isEqualToNormalizingNewlines(FLETCHERS + ": column A (int8), 4 rows, 0 of them null\nsum -6\n");
    }

    @Test
    void shouldGiveTheSameWithAnyNumberOfWorkers() {
        Path file = directory.resolve("demo.arrow");
        assertThat(run("--demo", "120000", file.toString(), "--rows", "7001")).isZero();
        for (String column : List.of("number", "amount", "price")) {
            assertThat(run(file.toString(), "--column", column, "--rows", "7001", "-w", "1"))
                    .isZero();
            assertThat(run(file.toString(), "--column", column, "--rows", "7001", "-w", "2"))
                    .isZero();
            assertThat(run(file.toString(), "--column", column, "--rows", "7001", "-w", "4"))
                    .isZero();
        }
        List<String> sums =
                output.out().lines().filter(line -> line.startsWith("sum")).toList();
        String number = "sum " + 120_000L * 119_999 / 2;
        String price = "sum " + 120_000L * 119_999 / 8.0;
        String amount = sums.getFirst(); // checked by arithmetic when it was made
        assertThat(sums).containsExactly(amount, number, number, number, amount, amount, amount, price, price, price);
    }

    @Test
    void shouldGiveTheSameWhenAWorkerIsKilled() throws Exception {
        Path file = directory.resolve("demo.arrow");
        DemoTable table = new DemoTable(60_000);
        table.write(file);
        try (ArrowSource source = ArrowSource.open(file).select(List.of("price"))) {
            Total total = KilledWorker.during(ArrowSum.job(source, ValueKind.FLOAT64, 501));

            assertThat(total.nulls()).isZero();
            table.check(file, new Sum("price", ValueKind.FLOAT64, total)); // by arithmetic, rows too
        }
    }

    @Test
    void shouldTellThatASumDoesNotFit() throws IOException {
        Path file = directory.resolve("large.arrow");
        write(file, Long.MAX_VALUE, 1, Long.MIN_VALUE, -1, Long.MAX_VALUE);
        assertThat(run(file.toString(), "--rows", "2", "--json")).isZero();
        assertThat(output.out()).contains("\"sum\": " + (Long.MAX_VALUE - 1));
        write(file, Long.MAX_VALUE, 1);
        assertThat(run(file.toString())).isEqualTo(1);
        assertThat(output.err())
                .isEqualToNormalizingNewlines(file
                        + ": error: the sum of column x is 9223372036854775808, and 64 bits hold up to"
                        + " +-9223372036854775807; sum parts of it, or write it as float64\n");
    }

    @Test
    void shouldTellProgramsTheTimeOfEachRunIfAsked() throws IOException {
        Path file = directory.resolve("small.arrow");
        write(file, 1, 2);
        assertThat(run(file.toString(), "--json")).isZero();
        assertThat(output.out()).doesNotContain("seconds");
        assertThat(run(file.toString(), "--json", "--times", "--repeat", "3")).isZero();
        assertThat(output.out())
                .contains("\"sum\": 3,")
                .containsPattern("\"seconds\": \\[[0-9.E-]+, [0-9.E-]+, [0-9.E-]+]");
    }

    private static void write(Path file, long... values) throws IOException {
        try (BufferAllocator allocator = new RootAllocator();
                BigIntVector vector = new BigIntVector("x", allocator);
                VectorSchemaRoot root = new VectorSchemaRoot(List.of(vector));
                OutputStream out = Files.newOutputStream(file);
                ArrowFileWriter writer = new ArrowFileWriter(root, null, Channels.newChannel(out))) {
            for (int i = 0; i < values.length; i++) {
                vector.setSafe(i, values[i]);
            }
            root.setRowCount(values.length);
            writer.start();
            writer.writeBatch();
            writer.end();
        }
    }

    @Test
    void shouldSayWhatCanBeSummed() {
        Path file = directory.resolve("demo.arrow");
        assertThat(run("--demo", "10", file.toString(), "--column", "name")).isEqualTo(1);
        assertThat(run(file.toString(), "--column", "prize")).isEqualTo(1);
        assertThat(output.err())
                .isEqualToNormalizingNewlines(file
                        + ": error: column name is of type Utf8, and only numbers are summed; choose one of number,"
                        + " amount, price\n" + file
                        + ": error: has no column prize; choose one of number, amount, price, name\n");
    }

    @Test
    void shouldRefuseWrongUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("--demo", "0")).isEqualTo(2);
        assertThat(run("x.arrow", "--rows", "0")).isEqualTo(2);
        assertThat(run("x.arrow", "--repeat", "0")).isEqualTo(2);
        assertThat(output.err())
                .contains("--repeat 0 is less than 1")
                .contains("name an Arrow file, or let --demo ROWS make one")
                .contains("--demo 0 is less than 1")
                .contains("--rows 0 is less than 1");
    }

    private static int run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "arrow-sum";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return SmiApp.run(all);
    }
}
