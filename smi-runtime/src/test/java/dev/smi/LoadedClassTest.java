package dev.smi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.device.DeviceException;
import dev.smi.kernel.Kernel;
import dev.smi.model.DataType;
import dev.smi.model.diagnostic.DiagnosticException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same host program on the devices that load what smi-codegen writes, and on the one that runs Java. */
@Timeout(120)
class LoadedClassTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** What smi-codegen makes of the kernels below, by hand. */
    private static final String DEVICE_CODE = """
            #include <smi.h>
            __kernel void give(const int value, SMI_Comm comm)
            {
                SMI_Channel out = SMI_Open_send_channel(1, SMI_INT, 1 - SMI_Comm_rank(comm), 0, comm);
                int element = value;
                SMI_Push(&out, &element);
            }
            __kernel void take(__global int *into, SMI_Comm comm)
            {
                SMI_Channel in = SMI_Open_receive_channel(1, SMI_INT, 1 - SMI_Comm_rank(comm), 0, comm);
                int element;
                SMI_Pop(&in, &element);
                into[0] = element;
            }
            """;

    @TempDir
    private static Path directory;

    private static Path program;
    private static Path topology;

    @BeforeAll
    static void generate() {
        program = TestProgram.generate(directory, "LoadedClassTest", DEVICE_CODE);
        topology = TestProgram.topology(directory, 2);
    }

    private static Map<String, String> settings(String... more) {
        Map<String, String> settings = new HashMap<>(Map.of("topology", topology.toString(), "deadline", "30"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    @Kernel
    static void give(int value, Communicator world) {
        world.openSend(DataType.INT, 1, 1 - world.rank(), 0).push(value);
    }

    @Kernel
    static void take(int[] into, Communicator world) {
        into[0] = world.openReceive(DataType.INT, 1, 1 - world.rank(), 0).popInt();
    }

    /** A class that rank 1 loads beside the one of rank 0. */
    static final class Other {
        @Kernel
        static void giveTwice(int value, Communicator world) {
            world.openSend(DataType.INT, 1, 1 - world.rank(), 0).push(2 * value);
        }
    }

    /** Kernels that smi-codegen has not seen. */
    static final class Newer {
        @Kernel
        static void keep(int value) {
            assertThat(value).isZero();
        }
    }

    private static void exchange(Smi smi) {
        Program loaded = smi.device().load(LoadedClassTest.class);
        assertThat(loaded.kernels()).containsExactly("give", "take");
        Buffer into = smi.device().allocate(DataType.INT, 1);
        loaded.kernel(LoadedClassTest::give)
                .args(smi.rank() + 7, smi.world())
                .start()
                .join(SOON);
        loaded.kernel(LoadedClassTest::take).args(into, smi.world()).start().join(SOON);
        int[] value = new int[1];
        into.read(value);
        assertThat(value[0]).isEqualTo(8 - smi.rank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"emulator", "jvm"})
    void shouldRunTheSameProgramOnEveryDevice(String device) {
        Smi.run(2, settings("device", device, "program", program.toString()), LoadedClassTest::exchange);
    }

    @Test
    void shouldFindTheProgramBesideThoseOfOtherClasses() {
        Smi.run(
                2,
                settings("program", String.valueOf(program.getParent())),
                smi -> smi.device().load(LoadedClassTest.class));
    }

    @Test
    void shouldTakeThePortsOfRoutedChannelsFromTheProgram() {
        Smi.run(
                2,
                settings("device", "jvm", "fabric", "routed", "program", program.toString()),
                LoadedClassTest::exchange);
        Smi.run(2, settings("device", "jvm", "fabric", "routed", "program", program.toString()), smi -> {
            assertThatThrownBy(() -> smi.world().openSend(DataType.INT, 1, 0, 0))
                    .hasMessageContaining("load the class of the kernels before channels are opened");
            smi.device().load(LoadedClassTest.class);
            assertThatThrownBy(() -> smi.world().openSend(DataType.INT, 1, 0, 3))
                    .hasMessageContaining("LoadedClassTest.json declares pop 0, push 0");
        });
    }

    @Test
    void shouldRouteTheChannelsOfDifferentClasses() {
        Path both = directory.resolve("both");
        String code = DEVICE_CODE.replace(", 0, comm", ", 5, comm");
        int give = code.indexOf("__kernel void give");
        int take = code.indexOf("__kernel void take");
        TestProgram.generate(both, "LoadedClassTest", code.substring(0, give) + code.substring(take));
        TestProgram.generate(both, "KernelClassTest", code.substring(0, take));
        String out = both.resolve("out").toString();
        Smi.run(2, settings("device", "jvm", "fabric", "routed", "program", out), smi -> {
            smi.device().load(smi.rank() == 0 ? LoadedClassTest.class : KernelClassTest.Good.class);
            if (smi.rank() == 1) {
                smi.world().openSend(DataType.INT, 1, 0, 5).push(9);
                assertThatThrownBy(() -> smi.world().openReceive(DataType.INT, 1, 0, 5))
                        .hasMessageContaining("KernelClassTest.json declares push 5");
            } else {
                assertThat(smi.world().openReceive(DataType.INT, 1, 1, 5).popInt())
                        .isEqualTo(9);
            }
        });
    }

    @Test
    void shouldLoadDifferentClassesOnDifferentRanks() {
        Smi.run(2, settings("device", "jvm"), smi -> {
            if (smi.rank() == 1) {
                Program other = smi.device().load(Other.class);
                other.kernel(Other::giveTwice).args(4, smi.world()).start().join(SOON);
            } else {
                Program own = smi.device().load(LoadedClassTest.class);
                Buffer into = smi.device().allocate(DataType.INT, 1);
                own.kernel(LoadedClassTest::take)
                        .args(into, smi.world())
                        .start()
                        .join(SOON);
                int[] value = new int[1];
                into.read(value);
                assertThat(value[0]).isEqualTo(8);
            }
        });
    }

    @Test
    void shouldSayWhichCommandWritesTheProgram() {
        Smi.run(
                1,
                Map.of(),
                smi -> assertThatThrownBy(() -> smi.device().load(LoadedClassTest.class))
                        .isInstanceOf(DiagnosticException.class)
                        .hasMessageContaining("smi-out/LoadedClassTest")
                        .hasMessageContaining("run: smi-codegen -o smi-out LoadedClassTest.java")
                        .hasMessageContaining("-Dsmi.program=DIR"));
        Map<String, String> elsewhere =
                Map.of("program", directory.resolve("none").toString());
        Smi.run(
                1,
                elsewhere,
                smi -> assertThatThrownBy(() -> smi.device().load(LoadedClassTest.class))
                        .hasMessageContaining(directory.resolve("none").toString()));
    }

    @Test
    void shouldSayThatTheProgramIsThatOfAnotherSource() {
        assertThatThrownBy(() -> Smi.run(
                        2,
                        settings("program", program.toString()),
                        smi -> smi.device().load(Newer.class)))
                .hasRootCauseInstanceOf(DeviceException.class)
                .hasMessageContaining("has a kernel keep, but the program that was loaded has give, take")
                .hasMessageContaining("run smi-codegen again");
        Smi.run(2, settings(), smi -> {
            Program loaded = smi.device().load(program);
            assertThatThrownBy(() -> loaded.kernel(Newer::keep))
                    .hasMessageContaining("is no kernel of program LoadedClassTest");
            assertThat(loaded.kernel(LoadedClassTest::take).name()).isEqualTo("take");
        });
    }
}
