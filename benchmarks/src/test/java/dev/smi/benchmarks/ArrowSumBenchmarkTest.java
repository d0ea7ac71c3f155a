package dev.smi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@Timeout(60)
class ArrowSumBenchmarkTest {

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldSumWhatWasWritten(boolean hasNulls) throws IOException {
        ArrowColumn column = new ArrowColumn(100_010, hasNulls);
        Path file = directory.resolve("column.arrow");
        column.write(file);

        assertThat(ArrowLoop.sum(file)).isEqualTo(column.sum());
    }

    @Test
    void shouldCompareSpeedsInOneProcessEach() throws Exception {
        // rows 0 to 2 have no null; the first twelve times are not counted
        Path home = FakeApplication.in(
                directory, "{ \"sum\": -897, \"seconds\": [" + "9, ".repeat(12) + "1e-6, 3e-6, 1.5e-6] }");
        assertThat(run(home, "--rows", "3", "--rounds", "1")).isZero();

        assertThat(out.toString())
                .contains("3 rows of int64")
                .contains("| no nulls | smi-app arrow-sum, 2 workers | 2 (1 to 3) | 1.00 |")
                .contains("| every seventh null | smi-app arrow-sum, 2 workers | 2 (1 to 3) | 1.00 |")
                .containsPattern("\\| no nulls \\| ArrowFileReader and a loop, one thread \\| ")
                .containsPattern("\\| no nulls \\| ArrowFileReader and a loop, one thread, Arrow's checks off \\| ");
    }

    @Test
    void shouldRefuseNoRows() {
        assertThat(run(directory, "--rows", "0")).isEqualTo(2);
        assertThat(out.toString()).contains("--rows 0 is less than 1");
    }

    private int run(Path home, String... arguments) {
        ArrowSumBenchmark benchmark = new ArrowSumBenchmark();
        benchmark.common.home = home;
        PrintWriter writer = new PrintWriter(out);
        return new CommandLine(benchmark).setOut(writer).setErr(writer).execute(arguments);
    }
}
