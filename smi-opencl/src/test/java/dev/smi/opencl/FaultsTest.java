package dev.smi.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.device.DeviceDriver;
import dev.smi.device.DeviceException;
import dev.smi.device.DeviceMemory;
import dev.smi.device.DriverArgument;
import dev.smi.device.ProgramImage;
import dev.smi.route.table.RoutingTables;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a user can do wrong, with the smallest program in which it is wrong. */
@ExtendWith(NeedsOpenCl.class)
class FaultsTest {

    private static final String SOURCE = """
            typedef long index_t;
            __kernel void scale(__global float *restrict values, const short n, const float factor) {}
            __kernel void at(__global float *restrict values, const index_t index) {}
            __kernel void get(__global float *restrict values, const long index) {}
            __kernel void shared(__local float *values) {}
            __kernel void comm(const ushort2 comm) {}
            """;

    private static final String OWN_TYPES =
            "; numbers go to parameters of OpenCL C's own types, such as long, under these names";

    @TempDir
    private Path directory;

    private DeviceDriver device;

    @BeforeEach
    void load() {
        device = Devices.open(Map.of());
        device.load(Programs.plain(directory, SOURCE));
    }

    @AfterEach
    void close() {
        device.close();
    }

    @Test
    void shouldRejectUnknownKernel() {
        assertFault("scal", "program app has no kernel scal; it has at, comm, get, scale, shared");
    }

    @Test
    void shouldRejectWrongNumberOfArguments() {
        assertFault("scale", "kernel scale takes 3 arguments, not 2", memory(), 1);
    }

    @Test
    void shouldRejectNumberOutOfRange() {
        assertFault(
                "scale",
                "kernel scale, argument 1: the number 32768 does not fit short; it takes whole numbers within"
                        + " -32768..32767",
                memory(),
                32768,
                1.0);
    }

    @Test
    void shouldRejectFractionForInteger() {
        assertFault(
                "scale",
                "kernel scale, argument 1: the number 0.5 does not fit short; it takes whole numbers within"
                        + " -32768..32767",
                memory(),
                0.5,
                1.0);
    }

    @Test
    void shouldRejectNumberThatWouldBecomeInfinite() {
        assertFault("scale", "kernel scale, argument 2: the number 1.0E+39 does not fit float", memory(), 1, 1e39);
    }

    @Test
    void shouldRejectNumberForBuffer() {
        assertFault(
                "scale", "kernel scale, argument 0: takes __global float*, not the number 7" + OWN_TYPES, 7, 1, 1.0);
    }

    @Test
    void shouldRejectBufferForNumber() {
        assertFault("scale", "kernel scale, argument 1: takes short, not buffer b", memory(), memory(), 1.0);
    }

    @Test
    void shouldRejectCommunicatorForNumber() {
        assertFault(
                "scale",
                "kernel scale, argument 1: takes short, not a communicator",
                memory(),
                new DriverArgument.World(0, 1),
                1.0);
    }

    @Test
    void shouldRejectCommunicatorForAnotherType() {
        assertFault(
                "at",
                "kernel at, argument 1: takes index_t, not a communicator",
                memory(),
                new DriverArgument.World(0, 1));
    }

    @Test
    void shouldRejectNumberForTypeOfUnknownSize() {
        assertFault("at", "kernel at, argument 1: takes index_t, not the number 1" + OWN_TYPES, memory(), 1);
    }

    @Test
    void shouldRejectBufferInLocalMemory() {
        assertFault("shared", "kernel shared, argument 0: takes __local float*, not buffer b", memory());
    }

    @Test
    void shouldRejectNumberForCommunicator() {
        // four bytes of an integer would fit
        assertFault("comm", "kernel comm, argument 0: takes ushort2, not the number 1" + OWN_TYPES, 1);
    }

    @Test
    void shouldRejectReleasedBuffer() {
        DeviceMemory memory = memory();
        memory.release();
        memory.release();
        assertFault("get", "buffer b was released, or its program unloaded; allocate it anew", memory, 1);
        assertThatThrownBy(() -> memory.read(0, MemorySegment.ofArray(new byte[1])))
                .isInstanceOf(DeviceException.class);
    }

    @Test
    void shouldRejectBufferOfAnotherDevice() {
        try (DeviceDriver other = Devices.open(Map.of())) {
            other.load(Programs.plain(directory, SOURCE));
            assertFault(
                    "get",
                    "kernel get, argument 0: buffer b is another device's; allocate it on this one",
                    other.allocate("b", 4),
                    1);
        }
    }

    @Test
    void shouldRejectBufferOfAProgramBefore() {
        DeviceMemory memory = memory();
        device.load(Programs.plain(directory, SOURCE));
        assertFault("get", "buffer b was released, or its program unloaded; allocate it anew", memory, 1);
    }

    @Test
    void shouldRejectBufferThatIsTooLarge() {
        assertThatThrownBy(() -> device.allocate("grid", 1L << 50))
                .isInstanceOf(DeviceException.class)
                .hasMessageMatching(
                        "cannot take 1125899906842624 bytes for buffer grid: .* takes at most \\d+ in one buffer;"
                                + " split it");
    }

    @Test
    void shouldRejectUseWithoutProgram() {
        device.close();
        assertThatThrownBy(() -> device.allocate("grid", 4))
                .isInstanceOf(DeviceException.class)
                .hasMessageMatching("rank 0 has no program on .*; load one first");
    }

    @Test
    void shouldShowWhereASourceIsBroken() {
        assertThatThrownBy(() ->
                        device.load(Programs.plain(directory, "\n__kernel void f(__global int *x) { x[0] = y; }")))
                .isInstanceOf(DeviceException.class)
                .hasMessageStartingWith("program app does not build on ")
                .hasMessageContaining("CL_BUILD_PROGRAM_FAILURE (-11)\n  ")
                .hasMessageContaining("plain.cl:2:")
                .hasMessageContaining("undeclared identifier 'y'")
                .hasMessageEndingWith("mend the source, or give the compiler what it lacks with -Dsmi.opencl.build");
    }

    @Test
    void shouldSayWhatToDoWithChannels() {
        Programs.write(
                directory.resolve("smi_generated_device.cl"),
                "channel int data;\n__kernel void smi_kernel_cks_0() {}\n");
        RoutingTables tables = Programs.tables(1, StandIn.CABLES, StandIn.PORTS);
        ProgramImage image = Programs.image(directory, StandIn.OPERATIONS, 1, tables);

        assertThatThrownBy(() -> device.load(image))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("smi_generated_device.cl:1:")
                .hasMessageEndingWith(
                        "compile the program for a board (docs/build-for-hardware.md) and give the file with"
                                + " -Dsmi.opencl.binary, or use the emulator");
    }

    @Test
    void shouldRejectDirectoryWithoutSources() throws Exception {
        Path empty = Files.createDirectory(directory.resolve("empty"));
        assertThatThrownBy(() -> device.load(Programs.image(empty, List.of(), 1, new RoutingTables(1, 4))))
                .isInstanceOf(DeviceException.class)
                .hasMessage("program app: " + empty + " has no OpenCL source; make it with smi-codegen");
    }

    @Test
    void shouldRejectBinaryThatIsNone() throws Exception {
        Path file = Files.writeString(directory.resolve("app.aocx"), "no binary");
        assertThatThrownBy(() -> device.load(Programs.plain(directory, SOURCE)))
                .isInstanceOf(DeviceException.class)
                .hasMessageMatching("\\Q" + file + "\\E is no binary that .* can load; compile it for this device, or"
                        + " build sources with -Dsmi.opencl.source: CL_INVALID_BINARY \\(-42\\)");
    }

    @Test
    void shouldRejectMissingBinary() {
        try (DeviceDriver other = Devices.open(Map.of("binary", "/nowhere.aocx"))) {
            assertThatThrownBy(() -> other.load(Programs.plain(directory, SOURCE)))
                    .isInstanceOf(DeviceException.class)
                    .hasMessage("/nowhere.aocx: cannot read the binary (no such file)");
        }
    }

    @Test
    void shouldGoOnAfterAFault() {
        assertFault("scale", "kernel scale takes 3 arguments, not 0");
        Devices.join(device.start("get", Devices.arguments(memory(), 1L << 40)));
        assertThat(device.kernels()).hasSize(5);
    }

    private DeviceMemory memory() {
        return device.allocate("b", 4);
    }

    private void assertFault(String kernel, String message, Object... arguments) {
        assertThatThrownBy(() -> device.start(kernel, Devices.arguments(arguments)))
                .isInstanceOf(DeviceException.class)
                .hasMessage(message);
    }
}
