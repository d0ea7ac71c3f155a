package dev.smi.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.device.DeviceDriver;
import dev.smi.device.DeviceMemory;
import dev.smi.device.DriverArgument;
import dev.smi.device.KernelInfo;
import dev.smi.device.RunningKernel;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whole programs without channels, from their source to their result, through the service that users get. */
@ExtendWith(NeedsOpenCl.class)
class ComputeKernelsTest {

    private static final String SOURCE = """
            __kernel void add(__global const float *restrict a, __global const float *restrict b,
                              __global float *restrict sum, const int n)
            {
                for (int i = 0; i < n; i++) {
                    sum[i] = a[i] + b[i];
                }
            }

            __kernel void gemv(__global const double *restrict matrix, __global const double *restrict x,
                               __global double *restrict y, const int rows, const int columns, const double alpha)
            {
                for (int r = 0; r < rows; r++) {
                    double sum = 0;
                    for (int c = 0; c < columns; c++) {
                        sum += matrix[r * columns + c] * x[c];
                    }
                    y[r] = alpha * sum;
                }
            }

            __kernel void reduce(__global const int *restrict values, __global long *restrict sum, const uint n)
            {
                long total = 0;
                for (uint i = 0; i < n; i++) {
                    total += values[i];
                }
                sum[0] = total;
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void shouldAddVectors() {
        int n = 1000;
        float[] a = new float[n];
        float[] b = new float[n];
        float[] expected = new float[n];
        for (int i = 0; i < n; i++) {
            a[i] = i;
            b[i] = 0.5f * i;
            expected[i] = 1.5f * i;
        }
        try (DeviceDriver device = Devices.open(Map.of())) {
            device.load(Programs.plain(directory, SOURCE));
            DeviceMemory sum = device.allocate("sum", 4L * n);

            RunningKernel run = device.start(
                    "add", Devices.arguments(Devices.floats(device, a), Devices.floats(device, b), sum, n));
            Devices.join(run);

            float[] found = new float[n];
            sum.read(0, MemorySegment.ofArray(found));
            assertThat(found).containsExactly(expected);
            assertThat(run.deviceTime())
                    .hasValueSatisfying(time -> assertThat(time).isPositive());
        }
    }

    @Test
    void shouldMultiplyMatrixAndVector() {
        int rows = 17;
        int columns = 23;
        double[] matrix =
                IntStream.range(0, rows * columns).mapToDouble(i -> i % 7).toArray();
        double[] x = IntStream.range(0, columns).mapToDouble(i -> i - 3).toArray();
        double[] expected = IntStream.range(0, rows)
                .mapToDouble(r -> -2.5
                        * IntStream.range(0, columns)
                                .mapToDouble(c -> matrix[r * columns + c] * x[c])
                                .sum())
                .toArray();
        try (DeviceDriver device = Devices.open(Map.of())) {
            device.load(Programs.plain(directory, SOURCE));
            DeviceMemory y = device.allocate("y", 8L * rows);

            Devices.join(device.start(
                    "gemv",
                    Devices.arguments(
                            Devices.doubles(device, matrix), Devices.doubles(device, x), y, rows, columns, -2.5)));

            double[] found = new double[rows];
            y.read(0, MemorySegment.ofArray(found));
            assertThat(found).containsExactly(expected);
        }
    }

    @Test
    void shouldReduce() {
        int[] values = IntStream.range(0, 100_000).map(i -> i * 40_000).toArray();
        try (DeviceDriver device = Devices.open(Map.of("queues", "per-kernel"))) {
            device.load(Programs.plain(directory, SOURCE));
            DeviceMemory sum = device.allocate("sum", 8);

            Devices.join(device.start("reduce", Devices.arguments(Devices.ints(device, values), sum, values.length)));

            long[] found = new long[1];
            sum.read(0, MemorySegment.ofArray(found));
            assertThat(found[0]).isEqualTo(IntStream.of(values).asLongStream().sum());
        }
    }

    @Test
    void shouldListKernelsWithTheirTypes() {
        try (DeviceDriver device = Devices.open(Map.of())) {
            device.load(Programs.plain(directory, SOURCE));

            assertThat(device.kernels().stream().map(KernelInfo::toString))
                    .containsExactly(
                            "add(__global float*, __global float*, __global float*, int)",
                            "gemv(__global double*, __global double*, __global double*, int, int, double)",
                            "reduce(__global int*, __global long*, uint)");
        }
    }

    @Test
    void shouldPassCommunicators() {
        try (DeviceDriver device = Devices.open(Map.of())) {
            device.load(Programs.plain(directory, """
                    typedef ushort2 SMI_Comm;
                    __kernel void who(__global int *restrict out, const SMI_Comm comm)
                    {
                        out[0] = comm.x;
                        out[1] = comm.y;
                    }
                    """));
            DeviceMemory out = device.allocate("out", 8);

            Devices.join(device.start("who", Devices.arguments(out, new DriverArgument.World(200, 256))));

            int[] found = new int[2];
            out.read(0, MemorySegment.ofArray(found));
            assertThat(found).containsExactly(200, 256);
        }
    }
}
