package dev.smi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.smi.device.DeviceException;
import dev.smi.job.JobException;
import dev.smi.kernel.Fifo;
import dev.smi.kernel.Kernel;
import dev.smi.model.DataType;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FifoTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Map<String, String> JVM = Map.of("device", "jvm");

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Two kernels and the FIFOs between them. */
    static final class Pipe {
        private static final Fifo.OfInt STAGE = Fifo.ofInt(5);
        private static final Fifo.OfInt ANSWER = Fifo.ofInt(1);
        private static final Fifo.OfByte BYTES = Fifo.ofByte(3);
        private static final Fifo.OfShort SHORTS = Fifo.ofShort(3);
        private static final Fifo.OfLong LONGS = Fifo.ofLong(3);
        private static final Fifo.OfFloat FLOATS = Fifo.ofFloat(3);
        private static final Fifo.OfDouble DOUBLES = Fifo.ofDouble(3);

        @Kernel
        static void produce(int n) {
            for (int i = 0; i < n; i++) {
                STAGE.write(i);
            }
        }

        @Kernel
        static void consume(int[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = STAGE.read();
            }
        }

        @Kernel
        static void waitForAnswer() {
            STAGE.write(ANSWER.read());
        }

        @Kernel
        static void waitForQuestion() {
            ANSWER.write(STAGE.read());
        }

        @Kernel
        static void oneToItself() {
            ANSWER.write(1);
            ANSWER.write(2);
        }

        @Kernel
        static void measure(double[] allocated, int n) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < n; i++) {
                STAGE.write(i);
                FLOATS.write(i);
                DOUBLES.write(i + STAGE.read() + FLOATS.read());
                DOUBLES.read();
            }
            allocated[0] = THREADS.getCurrentThreadAllocatedBytes() - before;
        }

        @Kernel
        static void writeAll() {
            BYTES.write((byte) -3);
            SHORTS.write((short) -300);
            LONGS.write(Long.MIN_VALUE);
            FLOATS.write(-0f);
            FLOATS.write(Float.NaN);
            DOUBLES.write(Math.PI);
        }

        @Kernel
        static void readAll(double[] out) {
            out[0] = BYTES.read();
            out[1] = SHORTS.read();
            out[2] = LONGS.read();
            out[3] = FLOATS.read();
            out[4] = FLOATS.read();
            out[5] = DOUBLES.read();
        }
    }

    @Test
    void shouldKeepOrderBetweenKernels() {
        Smi.run(1, JVM, smi -> {
            Program pipe = smi.device().load(Pipe.class);
            Buffer out = smi.device().allocate(DataType.INT, 100_000);
            Execution consumer = pipe.kernel(Pipe::consume).args(out, 100_000).start();
            pipe.kernel(Pipe::produce).args(100_000).start().join(SOON);
            consumer.join(SOON);
            int[] values = new int[100_000];
            out.read(values);
            for (int i = 0; i < values.length; i++) {
                assertThat(values[i]).isEqualTo(i);
            }
        });
    }

    @Test
    void shouldGiveEveryRankItsOwn() {
        Smi.run(2, JVM, smi -> {
            Program pipe = smi.device().load(Pipe.class);
            Buffer out = smi.device().allocate(DataType.INT, 5);
            int n = 2 + smi.rank();
            pipe.kernel(Pipe::produce).args(n).start().join(SOON);
            smi.world().barrier();
            pipe.kernel(Pipe::consume).args(out, n).start().join(SOON);
            int[] values = new int[5];
            out.read(values);
            assertThat(values).containsExactly(0, 1, smi.rank() == 0 ? 0 : 2, 0, 0);
        });
    }

    @Test
    void shouldCarryEveryTypeBitByBit() {
        Smi.run(1, JVM, smi -> {
            Program pipe = smi.device().load(Pipe.class);
            Buffer out = smi.device().allocate(DataType.DOUBLE, 6);
            pipe.kernel(Pipe::writeAll).args().start().join(SOON);
            pipe.kernel(Pipe::readAll).args(out).start().join(SOON);
            double[] values = new double[6];
            out.read(values);
            assertThat(values).containsExactly(-3, -300, Long.MIN_VALUE, -0.0, Double.NaN, Math.PI);
        });
    }

    @Test
    void shouldAllocateNothingForElements() {
        Smi.run(1, JVM, smi -> {
            Program pipe = smi.device().load(Pipe.class);
            Buffer bytes = smi.device().allocate(DataType.DOUBLE, 1);
            Execution consumer = pipe.kernel(Pipe::measure).args(bytes, 100_000).start();
            consumer.join(SOON);
            double[] allocated = new double[1];
            bytes.read(allocated);
            assertThat(allocated[0]).isLessThan(20_000); // rings, and what compilations take
        });
    }

    /** A kernel's thread may take its time to come to where it waits. */
    private static void awaitWaiting(String kernel) {
        long end = System.nanoTime() + SOON.toNanos();
        while (Thread.getAllStackTraces().keySet().stream()
                .noneMatch(t -> t.getName().equals(kernel) && t.getState() == Thread.State.TIMED_WAITING)) {
            assertThat(System.nanoTime()).as(kernel + " does not wait").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void shouldHoldAsManyElementsAsItIsDeepAndNameItWhenFull() {
        Smi.run(1, JVM, smi -> {
            Program pipe = smi.device().load(Pipe.class);
            pipe.kernel(Pipe::produce).args(5).start().join(SOON);
            Execution sixth = pipe.kernel(Pipe::produce).args(1).start();
            awaitWaiting("rank 0 kernel produce");
            assertThatThrownBy(() -> sixth.join(Duration.ofMillis(100)))
                    .isInstanceOf(JobException.class)
                    .hasMessageContaining(
                            "kernel produce has not returned within 0.1 s: it waits to write FIFO Pipe.STAGE, which is"
                                    + " full: it holds 5");
        });
    }

    @Test
    void shouldEndTheWaitOfAKernelThatIsCancelled() {
        Smi.run(1, JVM, smi -> {
            Program pipe = smi.device().load(Pipe.class);
            Execution kernel = pipe.kernel(Pipe::waitForAnswer).args().start();
            awaitWaiting("rank 0 kernel waitForAnswer");
            assertThatThrownBy(() -> kernel.join(Duration.ofMillis(50))).hasMessageContaining("Pipe.ANSWER");
            assertThatThrownBy(() -> kernel.join(SOON))
                    .hasMessage("rank 0 kernel waitForAnswer was interrupted while it waited to read FIFO Pipe.ANSWER,"
                            + " which is empty");
        });
    }

    @Test
    void shouldBeEmptyWhenTheProgramIsLoadedAgain() {
        Smi.run(1, JVM, smi -> {
            Program pipe = smi.device().load(Pipe.class);
            Execution kernel = pipe.kernel(Pipe::waitForAnswer).args().start();
            pipe.kernel(Pipe::produce).args(3).start().join(SOON);
            Program again = smi.device().load(Pipe.class);
            assertThatThrownBy(() -> kernel.join(SOON)).hasMessageContaining("interrupted");
            again.kernel(Pipe::produce).args(5).start().join(SOON);
        });
    }

    @Test
    void shouldNameKernelsThatWaitForEachOther() {
        assertThatThrownBy(() -> Smi.run(1, JVM, smi -> {
                    Program pipe = smi.device().load(Pipe.class);
                    Execution first = pipe.kernel(Pipe::waitForAnswer).args().start();
                    pipe.kernel(Pipe::waitForQuestion).args().start();
                    first.join(SOON);
                }))
                .isInstanceOfSatisfying(
                        JobException.class, e -> assertThat(e.exitStatus()).isEqualTo(JobException.DEADLOCK))
                .hasMessageContaining("rank 0 kernel waitForAnswer waits to read FIFO Pipe.ANSWER, which is empty")
                .hasMessageContaining("rank 0 kernel waitForQuestion waits to read FIFO Pipe.STAGE, which is empty");
    }

    @Test
    void shouldEndTheWaitAfterTheJobsDeadline() {
        // the host program is busy, so nobody can call it a deadlock
        assertThatThrownBy(() -> Smi.run(1, Map.of("device", "jvm", "deadline", "0.2"), smi -> {
                    Execution kernel = smi.device()
                            .load(Pipe.class)
                            .kernel(Pipe::oneToItself)
                            .args()
                            .start();
                    while (!kernel.isDone()) {
                        Thread.onSpinWait();
                    }
                    kernel.join(SOON);
                }))
                .hasMessageContaining("to write FIFO Pipe.ANSWER, which is full: it holds 1")
                .hasMessageContaining("-Dsmi.deadline=SECONDS");
    }

    @Test
    void shouldRefuseASecondKernelThatWrites() {
        Smi.run(1, JVM, smi -> {
            Program pipe = smi.device().load(Pipe.class);
            Execution question = pipe.kernel(Pipe::waitForAnswer).args().start();
            Execution second = pipe.kernel(Pipe::waitForQuestion).args().start();
            pipe.kernel(Pipe::produce).args(1).start().join(SOON);
            second.join(SOON);
            question.join(SOON);

            Execution full = pipe.kernel(Pipe::produce).args(9).start();
            Buffer out = smi.device().allocate(DataType.INT, 2);
            pipe.kernel(Pipe::consume).args(out, 2).start().join(SOON);
            assertThatThrownBy(() -> pipe.kernel(Pipe::produce).args(1).start().join(SOON))
                    .hasMessageContaining("FIFO Pipe.STAGE: kernels produce and produce write it at the same time");
            pipe.kernel(Pipe::consume)
                    .args(smi.device().allocate(DataType.INT, 8), 8)
                    .start()
                    .join(SOON);
            full.join(SOON);
        });
    }

    @Test
    void shouldSayThatFifosAreForKernels() {
        assertThatThrownBy(() -> Pipe.STAGE.write(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("outside a kernel")
                .hasMessageContaining("Program.kernel");
        assertThatThrownBy(() -> Fifo.ofInt(0)).hasMessageContaining("a FIFO of 0 elements; it holds at least 1");
        Smi.run(1, JVM, smi -> {
            Execution loose =
                    smi.device().kernel("loose", () -> Pipe.STAGE.read()).start();
            assertThatThrownBy(() -> loose.join(SOON))
                    .isInstanceOf(DeviceException.class)
                    .hasMessageContaining("outside a kernel");
        });
    }
}
