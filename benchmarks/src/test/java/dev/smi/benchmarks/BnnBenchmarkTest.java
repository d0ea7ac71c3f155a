package dev.smi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
class BnnBenchmarkTest {

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();

    @Test
    void shouldPrintBothNetworksBesideThePeerAndThePublishedFigures() throws Exception {
        assertThat(run("--rounds", "1", "--pictures", "2", "--batch", "1")).isZero();

        assertThat(out.toString())
                .contains("| cnv-w1a1 | smi-app bnn, 2 workers | 2,000 (1,000 to 4,000) | 1.00 |")
                .contains("| lfc-w1a1 | smi-app bnn, 2 workers | 2,000 (1,000 to 4,000) | 1.00 |")
                .contains("| cnv-w1a1 | published, not measured here: one FPGA | 2,945 | 0.68 |");
        Optional<String> missing = new ReportProcess(directory).whyNoPython("numpy", "");
        String peer = missing.isEmpty() ? "NumPy [0-9].* batches of 1 \\| [0-9,]+ \\(" : "NumPy: ";
        assertThat(out.toString())
                .containsPattern("\\| cnv-w1a1 \\| " + peer)
                .containsPattern("\\| lfc-w1a1 \\| " + peer);
    }

    @Test
    void shouldRefuseWrongUsage() throws IOException {
        assertThat(run("--rounds", "0")).isEqualTo(2);
        assertThat(run("--pictures", "20001")).isEqualTo(2);
        assertThat(out.toString())
                .contains("--rounds and --workers are at least 1")
                .contains("within 1..20000");
    }

    private int run(String... arguments) throws IOException {
        BnnBenchmark benchmark = new BnnBenchmark();
        Path home = directory.resolve(Integer.toString(out.toString().length()));
        benchmark.common.home = FakeApplication.in(home, "{ \"together\": [4000.0, 1000, 2e3] }");
        PrintWriter writer = new PrintWriter(out);
        return new CommandLine(benchmark).setOut(writer).setErr(writer).execute(arguments);
    }
}
