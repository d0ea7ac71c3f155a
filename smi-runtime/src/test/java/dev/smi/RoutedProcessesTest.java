package dev.smi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.job.JobException;
import dev.smi.model.DataType;
import dev.smi.model.FlowControl;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.Program;
import dev.smi.model.ReduceOperator;
import dev.smi.model.io.ProgramFile;
import dev.smi.model.io.TextFiles;
import dev.smi.testing.RankProcesses;
import dev.smi.testing.RoutedMain;
import dev.smi.topology.GridGenerator;
import dev.smi.topology.io.TopologyFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Communication kernels in several JVMs, whose cables are wires. */
@Timeout(120)
class RoutedProcessesTest {

    private static final int RANKS = 4;

    @TempDir
    Path directory;

    private Map<String, String> routed() {
        Port first = new Port(0);
        Program ports = new Program(
                List.of(
                        new Operation.Push(first, DataType.INT, 16),
                        new Operation.Pop(first, DataType.INT, 16),
                        new Operation.Reduce(new Port(1), DataType.INT, 16, ReduceOperator.ADD),
                        new Operation.Broadcast(new Port(2), DataType.INT, 16)),
                Program.DEFAULT_CONSECUTIVE_READS,
                Program.DEFAULT_MAX_RANKS,
                FlowControl.CREDITS);
        Path file = directory.resolve("ports.json");
        Path topology = directory.resolve("ring.json");
        TextFiles.write(file, ProgramFile.text(ports));
        TextFiles.write(topology, TopologyFile.text(GridGenerator.ring(RANKS, List.of())));
        return Map.of("JAVA_TOOL_OPTIONS", "-Dsmi.fabric=routed -Dsmi.ports=" + file + " -Dsmi.topology=" + topology);
    }

    @Test
    void shouldPassPacketsOfOtherRanksOnBetweenProcesses() throws Exception {
        try (RankProcesses ranks = new RankProcesses(directory)) {
            for (int rank = 0; rank < RANKS; rank++) {
                ranks.start(rank, RANKS, routed(), RoutedMain.class);
            }
            int sum = RANKS * (5000 * 4999 / 2) + 5000 * (0 + 1 + 2 + 3);
            for (int rank = 0; rank < RANKS; rank++) {
                assertThat(ranks.await(rank)).endsWith("ok " + sum + "\n");
            }
            assertThat(ranks.jobDirectory()).doesNotExist();
        }
    }

    @Test
    void shouldReportDeadlocksOverProcesses() throws Exception {
        try (RankProcesses ranks = new RankProcesses(directory)) {
            Process first = ranks.start(0, RANKS, routed(), RoutedMain.class, "stick");
            for (int rank = 1; rank < RANKS; rank++) {
                ranks.start(rank, RANKS, routed(), RoutedMain.class, "stick");
            }
            assertThat(ranks.await(0))
                    .contains("deadlock: no rank can go on")
                    .contains("rank 3 waits to pop element 1 of 1 on port 0 from rank 1");
            assertThat(first.exitValue()).isEqualTo(JobException.DEADLOCK);
            for (int rank = 1; rank < RANKS; rank++) {
                ranks.await(rank);
            }
            assertThat(ranks.jobDirectory()).doesNotExist();
        }
    }
}
