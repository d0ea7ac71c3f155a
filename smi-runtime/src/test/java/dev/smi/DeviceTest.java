package dev.smi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.device.DeviceException;
import dev.smi.job.JobException;
import dev.smi.model.DataType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
            assertThatThrownBy(() -> ring.kernel("rong")).hasMessageContaining("it has crash, ring, spin, starve");
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
