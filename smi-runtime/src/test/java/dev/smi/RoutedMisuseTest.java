package dev.smi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.job.JobException;
import dev.smi.model.DataType;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.ReduceOperator;
import dev.smi.topology.GridGenerator;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What channels through communication kernels refuse, and what they say when nothing can move. */
@Timeout(120)
class RoutedMisuseTest {

    @TempDir
    Path directory;

    private RoutedRun ring() {
        return new RoutedRun(directory, GridGenerator.ring(2, List.of()))
                .withPort(0, DataType.INT, 0)
                .with(new Operation.Reduce(new Port(2), DataType.FLOAT, 16, ReduceOperator.ADD));
    }

    @Test
    void shouldRejectPortsThatAreNotDeclaredLikeThat() {
        ring().run(smi -> {
            Communicator world = smi.world();
            assertThatThrownBy(() -> world.openSend(DataType.INT, 1, 0, 5))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("port 5 has no push; the program declares pop 0, push 0, reduce 2. Channels through"
                            + " communication kernels need their ports declared; -Dsmi.fabric=direct does without");
            assertThatThrownBy(() -> world.openReceive(DataType.DOUBLE, 1, 0, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a channel is opened for pop of SMI_DOUBLE on port 0 with a buffer of 16"
                            + " packets, but the program declares pop of SMI_INT on port 0");
            assertThatThrownBy(() -> world.openSend(DataType.INT, 1, 0, 0, 1000))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("push of SMI_INT on port 0 with a buffer of 144 packets, but");
            assertThatThrownBy(() -> world.openReduce(DataType.FLOAT, 1, ReduceOperator.MAX, 2, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("reduce by max of SMI_FLOAT on port 2")
                    .hasMessageContaining("declares reduce by add of SMI_FLOAT");
            assertThatThrownBy(() -> world.openSend(DataType.INT, 1, 2, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("rank 2 is not within 0..1 of this communicator");
        });
    }

    @Test
    void shouldRejectAMessageBeforeTheLastIsFinished() {
        ring().run(smi -> {
            SendChannel unused = smi.world().openSend(DataType.INT, 5, 0, 0);
            SendChannel begun = smi.world().openSend(DataType.INT, 3, 1, 0);
            assertThatThrownBy(() -> unused.push(1)).hasMessageContaining("another channel was opened there since");
            begun.push(1);
            assertThatThrownBy(() -> smi.world().openSend(DataType.INT, 5, 0, 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the last message there has 2 of 3 elements to go");
        });
    }

    @Test
    void shouldReportDeadlocksByRankAndPort() {
        assertThatThrownBy(() -> ring().run(smi -> smi.world()
                        .openReceive(DataType.INT, 10, 1 - smi.rank(), 0)
                        .popInt()))
                .isInstanceOf(JobException.class)
                .hasMessageContaining("deadlock: no rank can go on")
                .hasMessageContaining("rank 0 waits to pop element 1 of 10 on port 0 from rank 1")
                .hasMessageContaining("rank 1 waits to pop element 1 of 10 on port 0 from rank 0")
                .hasMessageContaining("They wait for each other in a circle: rank 0 -> rank 1 -> rank 0")
                .extracting(e -> ((JobException) e).exitStatus())
                .isEqualTo(JobException.DEADLOCK);
    }

    @Test
    void shouldReportSendersThatNobodyReceivesFrom() {
        assertThatThrownBy(() -> ring().run(smi -> {
                    SendChannel out = smi.world().openSend(DataType.INT, 1000, 1 - smi.rank(), 0);
                    out.push(new int[1000], 0, 1000);
                    smi.world()
                            .openReceive(DataType.INT, 1000, 1 - smi.rank(), 0)
                            .pop(new int[1000], 0, 1000);
                }))
                .isInstanceOf(JobException.class)
                .hasMessageContaining("deadlock: no rank can go on")
                .hasMessageContaining("rank 0 waits to push element 119 of 1000 on port 0 to rank 1");
    }

    @Test
    void shouldReportReductionsThatARankDoesNotJoin() {
        assertThatThrownBy(() -> ring().run(smi -> {
                    if (smi.rank() == 0) {
                        smi.world()
                                .openReduce(DataType.FLOAT, 1, ReduceOperator.ADD, 2, 0)
                                .reduce(1f);
                    } else {
                        smi.world().barrier();
                    }
                }))
                .isInstanceOf(JobException.class)
                .hasMessageContaining("rank 0 waits to reduce element 1 of 1 on port 2 with root 0");
    }

    @Test
    void shouldHaveNoChannelsInPartsOfTheWorldButDirectOnes() {
        ring().run(smi -> {
            Communicator alone = smi.world().split(smi.rank(), 0);
            assertThatThrownBy(() -> alone.openSend(DataType.INT, 1, 0, 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("a communicator made by split has none");
            Communicator same = smi.world().split(0, smi.rank());
            assertThatThrownBy(() -> same.openSend(DataType.INT, 1, 0, 9)).hasMessageContaining("port 9 has no push");
            for (Communicator direct : List.of(alone.direct(), smi.world().direct())) {
                direct.openSend(DataType.INT, 1, direct.rank(), 9).push(4);
                assertThat(direct.openReceive(DataType.INT, 1, direct.rank(), 9).popInt())
                        .isEqualTo(4);
            }
        });
    }

    @Test
    void shouldSayWhatIsMissing() {
        assertThatThrownBy(() -> Smi.run(2, Map.of("fabric", "routed"), _ -> {}))
                .isInstanceOf(JobException.class)
                .hasMessageContaining("-Dsmi.ports=OUT/PROGRAM.json");
        assertThatThrownBy(() -> Smi.run(2, Map.of("fabric", "woven"), _ -> {}))
                .hasMessageContaining("-Dsmi.fabric=woven is neither direct nor routed");
        assertThatThrownBy(() -> Smi.run(2, Map.of("fabric", "routed", "ports", "nowhere.json"), _ -> {}))
                .hasMessageContaining("nowhere.json");
        assertThatThrownBy(() -> new RoutedRun(directory, GridGenerator.ring(3, List.of()))
                        .withPort(0, DataType.INT, 0)
                        .runWith(2, _ -> {}))
                .hasMessageContaining("has 3 FPGAs, but the job has 2 ranks");
    }
}
