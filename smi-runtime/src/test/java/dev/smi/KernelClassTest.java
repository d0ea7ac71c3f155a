package dev.smi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.device.DeviceException;
import dev.smi.kernel.Fifo;
import dev.smi.kernel.Kernel;
import dev.smi.model.DataType;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the jvm device says of classes, method references and arguments. */
@Timeout(60)
class KernelClassTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Map<String, String> JVM = Map.of("device", "jvm");

    /** Kernels as they should be. */
    static final class Good {
        @Kernel
        static void numbers(byte b, short s, char c, int i, long l, float f, double d, double[] out) {
            out[0] = b + s + c + i + l + f + d;
        }

        @Kernel
        static void arrays(byte[] b, short[] s, int[] i, float[] f, double[] d) {
            b[1] = 1;
            s[1] = 2;
            i[1] = 3;
            f[1] = 4;
            d[1] = 5;
        }

        @Kernel
        static void outOfBounds(int[] a) {
            set(a, a.length);
        }

        @Kernel
        static void wrongPort(Communicator world) {
            world.openSend(DataType.INT, 1, 0, 300);
        }

        static void set(int[] a, int i) {
            a[i] = 1;
        }

        static void noKernel(int[] a) {
            a[0] = 1;
        }
    }

    /** Kernels as they should not be. */
    static final class Bad {
        @Kernel
        void ofAnObject() {
            assertThat(this).isNotNull();
        }

        @Kernel
        static int returns(int n) {
            return n;
        }

        @Kernel
        static void flag(boolean isOn) {
            assertThat(isOn).isTrue();
        }

        @Kernel
        static void longs(long[] a) {
            a[0] = 1;
        }

        @Kernel
        static void rows(float[][] a) {
            a[0][0] = 1;
        }

        @Kernel
        static void text(String s) {
            assertThat(s).isEmpty();
        }

        @Kernel
        static void twice(int a) {
            assertThat(a).isZero();
        }

        @Kernel
        static void twice(float a) {
            assertThat(a).isZero();
        }
    }

    /** Constants that cannot be made. */
    static final class Broken {
        static final Fifo.OfInt NONE = Fifo.ofInt(-1);

        @Kernel
        static void write() {
            NONE.write(1);
        }
    }

    private static void onJvm(RankProgram program) {
        Smi.run(1, JVM, program);
    }

    @Test
    void shouldNameAllThatIsWrongWithAClass() {
        onJvm(smi -> {
            assertThatThrownBy(() -> smi.device().load(Bad.class))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("class dev.smi.KernelClassTest$Bad cannot be loaded")
                    .hasMessageContaining("kernel ofAnObject is not static")
                    .hasMessageContaining("kernel returns returns int; a kernel returns nothing")
                    .hasMessageContaining("a parameter of type boolean; pass an int that is 0 or 1")
                    .hasMessageContaining("a parameter of type long[]; no SMI_Datatype has 64 bit integers")
                    .hasMessageContaining("a parameter of type float[][]; an array is byte[], short[]")
                    .hasMessageContaining("a parameter of type String; a parameter is a number")
                    .hasMessageContaining("two kernels are called twice");
            assertThatThrownBy(() -> smi.device().load(String.class)).hasMessageContaining("it has no kernel; mark");
            assertThatThrownBy(() -> smi.device().load(Broken.class))
                    .isInstanceOf(DeviceException.class)
                    .hasMessageContaining("Broken cannot be loaded: its constants failed with")
                    .hasMessageContaining("a FIFO of -1 elements");
        });
    }

    @Test
    void shouldTakeReferencesToTheClassesKernelsOnly() {
        onJvm(smi -> {
            Program good = smi.device().load(Good.class);
            assertThat(good.kernel(Good::numbers).name()).isEqualTo("numbers");
            assertThatThrownBy(() -> good.kernel(Bad::longs))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("dev.smi.KernelClassTest$Bad::longs is no kernel of class"
                            + " dev.smi.KernelClassTest$Good");
            assertThatThrownBy(() -> good.kernel(Good::noKernel))
                    .hasMessageContaining("that has arrays, numbers, outOfBounds, wrongPort");
            assertThatThrownBy(() -> good.kernel((int[] a) -> a[0] = 1))
                    .hasMessageContaining("write a reference to the kernel's method, Ring::ring");
            assertThatThrownBy(() -> good.kernel(new NoLambda())).hasMessageContaining("which tells no method");
        });
    }

    private static final class NoLambda implements KernelMethod.Of0 {
        private static final long serialVersionUID = 1;

        @Override
        public void refer() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void shouldConvertNumbersToTheirParametersTypes() {
        onJvm(smi -> {
            Program good = smi.device().load(Good.class);
            Buffer out = smi.device().allocate(DataType.DOUBLE, 1);
            good.kernel(Good::numbers)
                    .args(1L, 2.0, '\3', (byte) 4, 5, 6, 7.5f, out)
                    .start()
                    .join(SOON);
            double[] sum = new double[1];
            out.read(sum);
            assertThat(sum[0]).isEqualTo(28.5);
            for (List<Object> wrong : List.<List<Object>>of(
                    List.of(256, 0, 0, 0, 0, 0, 0, out),
                    List.of(0, 40_000, 0, 0, 0, 0, 0, out),
                    List.of(0, 0, -1, 0, 0, 0, 0, out),
                    List.of(0, 0, 0, 0.5, 0, 0, 0, out),
                    List.of(0, 0, 0, 0, 1e19, 0, 0, out),
                    List.of(0, 0, 0, 0, 0, 1e39, 0, out),
                    List.of(0, 0, 0, 0, 0, 0, 0, 0),
                    List.of(out, 0, 0, 0, 0, 0, 0, out),
                    List.of(smi.world(), 0, 0, 0, 0, 0, 0, out))) {
                dev.smi.Kernel kernel = good.kernel("numbers").args(wrong.toArray());
                assertThatThrownBy(kernel::start)
                        .isInstanceOf(DeviceException.class)
                        .hasMessageContaining("rank 0 kernel numbers: ")
                        .hasMessageContaining("does not fit a parameter of type ");
            }
        });
    }

    @Test
    void shouldPassBuffersThemselves() {
        onJvm(smi -> {
            Program good = smi.device().load(Good.class);
            Buffer bytes = smi.device().allocate(DataType.CHAR, 2);
            Buffer shorts = smi.device().allocate(DataType.SHORT, 2);
            Buffer ints = smi.device().allocate(DataType.INT, 2);
            Buffer floats = smi.device().allocate(DataType.FLOAT, 2);
            Buffer doubles = smi.device().allocate(DataType.DOUBLE, 2);
            good.kernel(Good::arrays)
                    .args(bytes, shorts, ints, floats, doubles)
                    .start()
                    .join(SOON);
            assertThat(bytes.segment().get(ValueLayout.JAVA_BYTE, 1)).isEqualTo((byte) 1);
            assertThat(shorts.segment().getAtIndex(ValueLayout.JAVA_SHORT, 1)).isEqualTo((short) 2);
            assertThat(ints.segment().getAtIndex(ValueLayout.JAVA_INT, 1)).isEqualTo(3);
            assertThat(floats.segment().getAtIndex(ValueLayout.JAVA_FLOAT, 1)).isEqualTo(4);
            assertThat(doubles.segment().getAtIndex(ValueLayout.JAVA_DOUBLE, 1)).isEqualTo(5);
            dev.smi.Kernel swapped = good.kernel(Good::arrays).args(bytes, shorts, floats, floats, doubles);
            assertThatThrownBy(swapped::start)
                    .hasMessageContaining("a buffer of floats, does not fit a parameter of type int[]");
        });
    }

    @Test
    void shouldSayWhereAKernelFailed() {
        onJvm(smi -> {
            Program good = smi.device().load(Good.class);
            Buffer ints = smi.device().allocate(DataType.INT, 2);
            Execution failing = good.kernel(Good::outOfBounds).args(ints).start();
            assertThatThrownBy(() -> failing.join(SOON))
                    .isInstanceOf(DeviceException.class)
                    .hasCauseInstanceOf(ArrayIndexOutOfBoundsException.class)
                    .hasMessageMatching("rank 0 kernel outOfBounds failed: java.lang.ArrayIndexOutOfBoundsException:"
                            + " Index 2 out of bounds for length 2 at KernelClassTest.java:\\d+");
            Execution wrong = good.kernel(Good::wrongPort).args(smi.world()).start();
            assertThatThrownBy(() -> wrong.join(SOON)).hasMessageMatching(".* at KernelClassTest.java:\\d+");
            assertThatThrownBy(() -> good.kernel("outOfBounds").start())
                    .hasMessageContaining("it takes 1 arguments, outOfBounds(int[]), not 0");
        });
    }
}
