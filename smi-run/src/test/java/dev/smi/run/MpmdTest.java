package dev.smi.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.model.io.TextFiles;
import dev.smi.run.launchfile.LaunchFileReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several programs: a source on one rank, filters on two, a sink on the last. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class MpmdTest {

    @TempDir
    Path directory;

    @BeforeEach
    void write() {
        TextFiles.write(directory.resolve("source.cl"), """
                #include <smi.h>
                __kernel void generate(const int n, SMI_Comm comm) {
                    SMI_Channel out = SMI_Open_send_channel(n, SMI_INT, 1, 0, comm);
                    for (int i = 0; i < n; i++) SMI_Push(&out, &i);
                }
                """);
        TextFiles.write(directory.resolve("filter.cl"), """
                #include <smi.h>
                __kernel void scale(const int n, const int by, SMI_Comm comm) {
                    const int rank = SMI_Comm_rank(comm);
                    SMI_Channel in = SMI_Open_receive_channel(n, SMI_INT, rank - 1, 0, comm);
                    SMI_Channel out = SMI_Open_send_channel(n, SMI_INT, rank + 1, 0, comm);
                    for (int i = 0; i < n; i++) { int x; SMI_Pop(&in, &x); x *= by; SMI_Push(&out, &x); }
                }
                """);
        TextFiles.write(directory.resolve("sink.cl"), """
                #include <smi.h>
                __kernel void collect(__global int *restrict mem, const int n, SMI_Comm comm) {
                    SMI_Channel in = SMI_Open_receive_channel(n, SMI_INT, SMI_Comm_rank(comm) - 1, 0, comm);
                    for (int i = 0; i < n; i++) { int x; SMI_Pop(&in, &x); mem[i] = x; }
                }
                """);
        topology("filter", "sink");
    }

    private void topology(String third, String fourth) {
        TextFiles.write(directory.resolve("t.json"), String.format("""
                { "fpgas": {"n0:a": "source", "n1:a": "filter", "n2:a": "%s", "n3:a": "%s"},
                  "connections": {"n0:a:ch0": "n1:a:ch1", "n1:a:ch0": "n2:a:ch1", "n2:a:ch0": "n3:a:ch1"} }
                """, third, fourth));
    }

    private RunReport run(String lastKernel) {
        Path file = directory.resolve("launch.json");
        TextFiles.write(file, String.format("""
                { "topology": "t.json",
                  "programs": {"sink": {"sources": ["sink.cl"]}, "source": {"sources": ["source.cl"]},
                               "filter": {"sources": ["filter.cl"]}},
                  "buffers": [{"rank": 3, "name": "mem", "type": "int", "count": 100}],
                  "steps": [{"run": [{"rank": 0, "kernel": "generate", "args": [100, "$comm"]},
                                     {"rank": "1-2", "kernel": "scale", "args": [100, 3, "$comm"]},
                                     {"rank": 3, "kernel": "%s", "args": ["@mem", 100, "$comm"]}],
                             "expect": [{"rank": 3, "buffer": "mem", "values": [0, 9, 18]},
                                        {"rank": 3, "buffer": "mem", "at": 99, "values": [891]}]}] }
                """, lastKernel));
        return new LaunchRunner(
                        LaunchFileReader.read(file), directory.resolve("out"), Optional.empty(), (_, _, _) -> {})
                .run();
    }

    @Test
    void shouldStreamThroughThreePrograms() {
        RunReport report = run("collect");

        assertThat(report.isPassed()).as(() -> report.steps().toString()).isTrue();
        assertThat(report.deviceSources()).hasSize(3);
    }

    @Test
    void shouldSayWhichProgramHasAKernel() {
        assertThatThrownBy(() -> run("scale"))
                .hasMessageContaining("launch.json:7:")
                .hasMessageContaining("program sink, which rank 3 runs, has no kernel \"scale\"; it has collect."
                        + " Program filter has it, on rank 1, 2");
    }

    @Test
    void shouldReportAProgramThatNoFpgaRuns() {
        topology("filter", "filter");

        assertThatThrownBy(() -> run("collect"))
                .hasMessageContaining("launch.json:2:16: error: no FPGA runs program sink");
    }

    @Test
    void shouldReportAnFpgaWithAnUnknownProgram() {
        topology("filter", "drain");

        assertThatThrownBy(() -> run("collect"))
                .hasMessageContaining("the topology has n3:a run program \"drain\", which is not in \"programs\":"
                        + " sink, source, filter");
    }
}
