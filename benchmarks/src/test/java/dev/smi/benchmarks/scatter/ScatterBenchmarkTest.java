package dev.smi.benchmarks.scatter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class ScatterBenchmarkTest {

    @Test
    @Timeout(60)
    void shouldSendTheSameRowsInAllWays() {
        int status = new CommandLine(new ScatterBenchmark())
                .execute("--rows", "3000", "--chunk", "700", "--runs", "1", "--threads");
        assertThat(status).isZero(); // it compares the sums itself
    }

    @ParameterizedTest
    @EnumSource
    void shouldMakeTheSameObjectsAgain(RowEncoding encoding) throws IOException, ClassNotFoundException {
        Row[] rows = {Row.of(0), Row.of(77), Row.of(123_456_789)};
        assertThat(encoding.read(encoding.bytes(rows, 1, 2))).containsExactly(rows[1], rows[2]);
    }

    @Test
    void shouldCompareMediansWithTheFirst() {
        Map<String, List<ScatterRun>> runs = new LinkedHashMap<>();
        runs.put("batches", List.of(run(2), run(1), run(4)));
        runs.put("objects", List.of(run(5)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ScatterTable(100e6, runs).print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("| batches | 50 (25 to 100) | 9 | 1.00 |")
                .contains("| objects | 20 (20 to 20) | 9 | 2.50 |");
    }

    private static ScatterRun run(double seconds) {
        return new ScatterRun(seconds, 9_000_000);
    }
}
