package dev.smi.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.device.DeviceDriver;
import dev.smi.device.DeviceException;
import dev.smi.device.DeviceMemory;
import dev.smi.device.DriverArgument;
import dev.smi.device.KernelInfo;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_device_id;
import org.jocl.cl_program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Programs that were compiled before, which tell nothing of the types of their parameters. */
@ExtendWith(NeedsOpenCl.class)
class BinaryTest {

    private static final String SOURCE = """
            typedef int count_t;
            __kernel void fill(__global int *restrict out, const short a, const float b, const ushort2 c, const char d)
            {
                out[0] = a;
                out[1] = (int)(b * 10);
                out[2] = c.x;
                out[3] = c.y;
                out[4] = d;
            }
            __kernel void wide(const long value) {}
            __kernel void named(const count_t value) {}
            """;

    @TempDir
    private Path directory;

    @Test
    void shouldRunABinaryThatLiesBesideTheProgram() throws Exception {
        compile(directory.resolve("app.aocx"), SOURCE);
        try (DeviceDriver device = Devices.open(Map.of())) {
            // were it built, there would be an error
            device.load(Programs.plain(directory, "this is no source"));
            assertFilled(device);
        }
    }

    @Test
    void shouldRunABinaryOfTheSettings() throws Exception {
        Path file = directory.resolve("other.bin");
        compile(file, SOURCE);
        try (DeviceDriver device = Devices.open(Map.of("binary", file.toString()))) {
            device.load(Programs.plain(directory, "this is no source"));
            assertFilled(device);
            assertThat(device.kernels().stream().map(KernelInfo::toString))
                    .containsExactly("fill(, , , , )", "named()", "wide()");
        }
    }

    @Test
    void shouldNotGuessWhatCouldBeABuffer() throws Exception {
        compile(directory.resolve("app.aocx"), SOURCE);
        try (DeviceDriver device = Devices.open(Map.of())) {
            device.load(Programs.plain(directory, ""));
            assertThatThrownBy(() -> device.start("wide", Devices.arguments(1)))
                    .isInstanceOf(DeviceException.class)
                    .hasMessage("kernel wide, argument 0: the number 1 has no form of the parameter's size; where a"
                            + " binary does not tell types, 1 is an integer, 1.0 is not, and parameters of 8 bytes"
                            + " cannot be set");
            assertThatThrownBy(() -> device.start("named", Devices.arguments(1)))
                    .isInstanceOf(DeviceException.class)
                    .hasMessageStartingWith(
                            "kernel named, argument 0: the program tells neither the type nor the size");
        }
    }

    private static void assertFilled(DeviceDriver device) {
        DeviceMemory out = device.allocate("out", 20);
        Devices.join(device.start("fill", Devices.arguments(out, -300, 2.5, new DriverArgument.World(3, 8), -1)));
        int[] found = new int[5];
        out.read(0, MemorySegment.ofArray(found));
        assertThat(found).containsExactly(-300, 25, 3, 8, -1);
    }

    private static void compile(Path file, String source) throws IOException {
        FoundDevice device = FoundDevice.all().getFirst();
        cl_device_id[] devices = {device.handle()};
        try (ClContext context = new ClContext(device)) {
            cl_program program = CL.clCreateProgramWithSource(context.handle(), 1, new String[] {source}, null, null);
            assertThat(CL.clBuildProgram(program, 1, devices, "", null, null)).isZero();
            long[] size = new long[1];
            CL.clGetProgramInfo(program, CL.CL_PROGRAM_BINARY_SIZES, Sizeof.size_t, Pointer.to(size), null);
            byte[] binary = new byte[Math.toIntExact(size[0])];
            CL.clGetProgramInfo(program, CL.CL_PROGRAM_BINARIES, Sizeof.POINTER, Pointer.to(Pointer.to(binary)), null);
            CL.clReleaseProgram(program);
            Files.write(file, binary);
        }
    }
}
