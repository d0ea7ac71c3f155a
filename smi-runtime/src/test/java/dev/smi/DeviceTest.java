package dev.smi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.device.DeviceException;
import dev.smi.job.JobException;
import dev.smi.model.DataType;
import dev.smi.model.io.ProgramFile;
import dev.smi.route.Network;
import dev.smi.route.RouteSelection;
import dev.smi.route.io.TableDirectory;
import dev.smi.topology.Topology;
import dev.smi.topology.io.TopologyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class DeviceTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static final String RING = """
            #include <smi.h>
            /* Every rank sends its number around the ring, and adds up what passes. */
            __kernel void ring(__global int *sum, const int rounds, SMI_Comm comm)
            {
                const int rank = SMI_Comm_rank(comm);
                const int size = SMI_Comm_size(comm);
                int value = rank;
                int total = 0;
                for (int i = 0; i < rounds; i++) {
                    SMI_Channel out = SMI_Open_send_channel(1, SMI_INT, (rank + 1) % size, 0, comm);
                    SMI_Push(&out, &value);
                    SMI_Channel in = SMI_Open_receive_channel(1, SMI_INT, (rank + size - 1) % size, 0, comm);
                    SMI_Pop(&in, &value);
                    total += value;
                }
                sum[0] = total;
            }
            __kernel void starve(const int source, SMI_Comm comm)
            {
                SMI_Channel in = SMI_Open_receive_channel(1, SMI_INT, source, 1, comm);
                int value;
                SMI_Pop(&in, &value);
            }
            __kernel void crash(__global int *memory, const int at)
            {
                memory[at] = 7 / memory[0];
            }
            __kernel void fill(__global int *memory, const int count)
            {
                for (int i = 0; i < count; i++) {
                    memory[i] = i;
                }
            }
            __kernel void spin(__global volatile int *memory)
            {
                while (memory[0] == 0) {
                }
            }
            """;

    @TempDir
    private static Path directory;

    private static Path program;
    private static Map<String, String> settings;

    @BeforeAll
    static void generate() {
        program = TestProgram.generate(directory, "ring", RING);
        settings = Map.of("topology", TestProgram.topology(directory, 4).toString());
    }

    @Test
    void shouldRunKernelsOfAllRanksOnEmulatedFpgas() {
        Smi.run(4, settings, smi -> {
            Program ring = smi.device().load(program);
            Buffer sum = smi.device().allocate(DataType.INT, 1);
            ring.kernel("ring").args(sum, 8, smi.world()).start().join(SOON);
            int[] total = new int[1];
            sum.read(total);
            assertThat(total[0]).isEqualTo(12);
        });
    }

    @Test
    void shouldNameKernelsThatWaitForEachOther() {
        assertThatThrownBy(() -> Smi.run(4, settings, smi -> {
                    Program ring = smi.device().load(program);
                    int source = (smi.rank() + 1) % 4;
                    ring.kernel("starve").args(source, smi.world()).start().join(SOON);
                }))
                .isInstanceOfSatisfying(
                        JobException.class, e -> assertThat(e.exitStatus()).isEqualTo(JobException.DEADLOCK))
                .hasMessageContaining("rank 2 starve waits to read pop_1_ckr_data");
    }

    @Test
    void shouldNotTakeARankThatComputesForADeadlock() {
        Smi.run(4, settings, smi -> {
            Program ring = smi.device().load(program);
            Buffer sum = smi.device().allocate(DataType.INT, 1);
            if (smi.rank() == 3) {
                Thread.sleep(700);
            }
            ring.kernel("ring").args(sum, 4, smi.world()).start().join(SOON);
        });
    }

    @Test
    void shouldSayWhichKernelTrapped() {
        assertThatThrownBy(() -> Smi.run(4, settings, smi -> {
                    Program ring = smi.device().load(program);
                    Buffer memory = smi.device().allocate(DataType.INT, 4);
                    if (smi.rank() == 2) {
                        ring.kernel("crash").args(memory, 1).start().join(SOON);
                    }
                }))
                .hasMessageContaining("rank 2 kernel crash failed: trap");
    }

    @Test
    void shouldSayWhichBufferIsTooSmall() {
        assertThatThrownBy(() -> Smi.run(4, settings, smi -> {
                    Program ring = smi.device().load(program);
                    Buffer memory = smi.device().allocate(DataType.INT, 4, "small");
                    if (smi.rank() == 3) {
                        ring.kernel("fill").args(memory, 5).start().join(SOON);
                    }
                }))
                .hasMessageContaining("rank 3 kernel fill failed:")
                .hasMessageContaining("small");
    }

    @Test
    void shouldTellOfAKernelThatFailedIfNobodyJoinsIt() {
        assertThatThrownBy(() -> Smi.run(4, settings, smi -> {
                    Program ring = smi.device().load(program);
                    if (smi.rank() == 2) {
                        Buffer memory = smi.device().allocate(DataType.INT, 4);
                        ring.kernel("crash").args(memory, 1).start();
                    }
                    smi.world().openReceive(DataType.INT, 1, 2, 0).popInt();
                }))
                .hasMessageContaining("rank 2 kernel crash failed: trap")
                .hasMessageContaining("nobody has joined it");
    }

    @Test
    void shouldRefuseABufferThatWasClosed() {
        Smi.run(4, settings, smi -> {
            smi.device().load(program);
            Buffer closed = smi.device().allocate(DataType.INT, 4);
            closed.close();
            assertThatThrownBy(() -> closed.write(new int[4])).hasMessageContaining("it was closed");
        });
    }

    @Test
    void shouldLoadAgain() {
        Smi.run(4, settings, smi -> {
            Buffer old = null;
            for (int i = 0; i < 3; i++) {
                Program ring = smi.device().load(program);
                if (old != null) {
                    Buffer gone = old;
                    assertThatThrownBy(() -> gone.read(new int[1])).hasMessageContaining("allocate it again");
                }
                Buffer sum = smi.device().allocate(DataType.INT, 1);
                ring.kernel("ring").args(sum, 4, smi.world()).start().join(SOON);
                int[] total = new int[1];
                sum.read(total);
                assertThat(total[0]).isEqualTo(6);
                old = sum;
            }
        });
    }

    @Test
    void shouldUseMemoryAgainThatWasGivenBack() {
        Smi.run(4, settings, smi -> {
            smi.device().load(program);
            for (int i = 0; i < (smi.rank() == 0 ? 150 : 0); i++) {
                try (Buffer buffer = smi.device().allocate(DataType.INT, 4 << 20)) {
                    int[] values = {-1, -1};
                    buffer.read(values);
                    assertThat(values).containsOnly(0);
                    buffer.write(new int[] {1, 2});
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"shm", "mpj"})
    void shouldNameADeadlockOverEveryLink(String link) {
        Map<String, String> linked = Map.of("link", link, "device", "jvm");
        assertThatThrownBy(() -> Smi.run(
                        3,
                        linked,
                        smi -> smi.world()
                                .openReceive(DataType.INT, 5, (smi.rank() + 1) % 3, 0)
                                .popInt()))
                .isInstanceOf(JobException.class)
                .hasMessageContaining("circle: rank 0 -> rank 1 -> rank 2 -> rank 0");
    }

    @Test
    void shouldRefuseTablesThatAreNotForTheProgram() throws Exception {
        Path tables = Files.createDirectories(directory.resolve("tables"));
        Map<String, String> routed = new HashMap<>(settings);
        routed.put("routes", tables.toString());
        assertThatThrownBy(() -> Smi.run(4, routed, smi -> smi.device().load(program)))
                .hasMessageContaining("the tables are for 0 cables");

        Topology topology = TopologyFile.read(Path.of(settings.get("topology")));
        RouteSelection routes = RouteSelection.select(
                RouteSelection.AUTO,
                Network.of(topology, 4),
                Collections.nCopies(4, Optional.of(ProgramFile.read(program.resolveSibling("ring.json")))));
        TableDirectory.write(tables, topology, routes.tables());
        Smi.run(4, routed, smi -> smi.device().load(program));

        Files.write(tables.resolve("ckr-rank2-channel1"), new byte[6]);
        assertThatThrownBy(() -> Smi.run(4, routed, smi -> smi.device().load(program)))
                .hasMessageContaining("ckr-rank2-channel1");
        TableDirectory.write(tables, topology, routes.tables());
        Files.write(tables.resolve("cks-rank1-channel0"), new byte[3]);
        assertThatThrownBy(() -> Smi.run(4, routed, smi -> smi.device().load(program)))
                .hasMessageContaining("cks-rank1-channel0");
    }

    @Test
    void shouldEndAKernelThatNeverReturns() {
        assertThatThrownBy(() -> Smi.run(4, settings, smi -> {
                    Program ring = smi.device().load(program);
                    Buffer memory = smi.device().allocate(DataType.INT, 4);
                    if (smi.rank() == 1) {
                        ring.kernel("spin").args(memory).start().join(Duration.ofMillis(300));
                    }
                }))
                .hasMessageContaining("rank 1: kernel spin has not returned within 0.3 s: it computes");
    }

    @Test
    void shouldSayThatTopologyAndRanksDoNotFit() {
        assertThatThrownBy(() -> Smi.run(2, settings, smi -> smi.device().load(program)))
                .isInstanceOf(JobException.class)
                .hasMessageContaining("has 4 FPGAs, but the job has 2 ranks; launch with -np 4");
    }

    @Test
    void shouldCheckArgumentsAndBuffers() {
        Smi.run(4, settings, smi -> {
            Program ring = smi.device().load(program);
            Buffer sum = smi.device().allocate(DataType.INT, 2, "sum");
            assertThatThrownBy(() -> ring.kernel("rong"))
                    .hasMessageContaining("it has crash, fill, ring, spin, starve");
            assertThatThrownBy(() -> ring.kernel("ring").args(sum)).hasMessageContaining("takes 3 arguments");
            assertThatThrownBy(() -> ring.kernel("ring").args(1, 2, smi.world()).start())
                    .isInstanceOf(DeviceException.class)
                    .hasMessageContaining("does not fit a parameter");
            assertThatThrownBy(() -> sum.write(new float[1])).hasMessageContaining("type int, not float");
            assertThatThrownBy(() -> sum.read(1, new int[2]))
                    .hasMessageContaining("sum has 2 elements; 2 from element 1");
            assertThatThrownBy(() -> smi.device().allocate(DataType.DOUBLE, 1L << 40))
                    .isInstanceOf(DeviceException.class);
        });
    }

    @Test
    void shouldRunKernelsInJavaOnTheJvm() {
        Smi.run(2, Map.of("device", "jvm"), smi -> {
            Buffer buffer = smi.device().allocate(DataType.DOUBLE, 10);
            Kernel kernel = smi.device().kernel("fill", () -> buffer.segment().fill((byte) 0x3f));
            kernel.start().join(SOON);
            double[] values = new double[10];
            buffer.read(values);
            assertThat(values[9]).isNotZero();
        });
    }
}
