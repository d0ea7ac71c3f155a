package dev.smi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

@Timeout(60)
class ArrowStreamsBenchmarkTest {

    private final StringWriter out = new StringWriter();

    @Test
    void shouldTimeBothColumnsOnBothDevices() {
        assertThat(run("--rows", "300", "--rounds", "1")).isZero();

        assertThat(out.toString().lines())
                .hasSize(2 + 2 * 7)
                .anyMatch(line -> line.startsWith("| int64 | emulator, 8 a transfer | "))
                .anyMatch(line -> line.startsWith("| utf8 | jvm, 4096 a transfer | "));
    }

    @Test
    void shouldRefuseNoRows() {
        assertThat(run("--rows", "0")).isEqualTo(2);
        assertThat(out.toString()).contains("--rows 0 --rounds 11; give 1 to 50000000 rows and 1 round or more");
    }

    private int run(String... arguments) {
        PrintWriter writer = new PrintWriter(out);
        return new CommandLine(new ArrowStreamsBenchmark())
                .setOut(writer)
                .setErr(writer)
                .execute(arguments);
    }
}
