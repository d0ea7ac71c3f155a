package dev.smi.benchmarks;

import dev.smi.Buffer;
import dev.smi.Execution;
import dev.smi.Kernel;
import dev.smi.Program;
import dev.smi.Smi;
import dev.smi.model.DataType;
import java.time.Duration;
import java.util.Arrays;

/** What the subcommand {@code kernels} runs on the jvm device, and the same loops called directly. For one thread. */
final class KernelRuns {

    /** Elements of a vector. */
    static final int VECTOR = 1 << 20;

    /** Cells of a tile's side. */
    static final int SIDE = 128;

    /** Additions or sweeps that a kernel does in one go. */
    static final int TIMES = 100;

    /** Ints that go through a FIFO in one go. */
    static final int STREAM = 10_000_000;

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final Smi smi;
    private final Program program;

    /** All of it, on the device of a rank. */
    KernelRuns(Smi smi) {
        this.smi = smi;
        this.program = smi.device().load(BenchmarkKernels.class);
    }

    /** Small whole numbers, {@code [elements]}. */
    static float[] data(int elements, int factor) {
        float[] data = new float[elements];
        for (int i = 0; i < elements; i++) {
            data[i] = i % 1000 * factor;
        }
        return data;
    }

    /** A tile after so many sweeps, half of which end in {@code next}. */
    static float[] swept(int sweeps) {
        float[] tile = data(SIDE * SIDE, 1);
        BenchmarkKernels.sweep(tile, tile.clone(), SIDE, sweeps);
        return tile;
    }

    /**
     * Stops if a program computed something else.
     *
     * @throws IllegalStateException with the first element that differs
     */
    static void requireSame(float[] expected, float[] actual) {
        int at = Arrays.mismatch(expected, actual);
        if (at >= 0) {
            throw new IllegalStateException(
                    "element " + at + " is " + actual[at] + ", not " + expected[at] + ": the programs differ");
        }
    }

    /** A plain loop that adds, called directly. */
    static Contestant plainAdd() {
        float[] a = data(VECTOR, 1);
        float[] b = data(VECTOR, 2);
        float[] sum = new float[VECTOR];
        return new Contestant(
                "plain loop",
                () -> BenchmarkKernels.add(a, b, sum, VECTOR, TIMES),
                _ -> requireSame(data(VECTOR, 3), sum));
    }

    /** Plain loops that sweep, called directly. */
    static Contestant plainSweep() {
        float[] tile = data(SIDE * SIDE, 1);
        float[] next = tile.clone();
        return new Contestant(
                "plain loop",
                () -> BenchmarkKernels.sweep(tile, next, SIDE, TIMES),
                rounds -> requireSame(swept(rounds * TIMES), tile));
    }

    /** The same addition as a kernel, its start and end included. */
    Contestant kernelAdd() {
        Buffer sum = floats(new float[VECTOR]);
        Kernel add = program.kernel(BenchmarkKernels::add)
                .args(floats(data(VECTOR, 1)), floats(data(VECTOR, 2)), sum, VECTOR, TIMES);
        return new Contestant("kernel", () -> run(add), _ -> requireSame(data(VECTOR, 3), read(sum)));
    }

    /** The same sweeps as a kernel, its start and end included. */
    Contestant kernelSweep() {
        Buffer tile = floats(data(SIDE * SIDE, 1));
        Buffer next = floats(data(SIDE * SIDE, 1));
        Kernel sweep = program.kernel(BenchmarkKernels::sweep).args(tile, next, SIDE, TIMES);
        return new Contestant("kernel", () -> run(sweep), rounds -> requireSame(swept(rounds * TIMES), read(tile)));
    }

    /** A kernel that does nothing. */
    Contestant start() {
        Kernel nothing = program.kernel(BenchmarkKernels::nothing).args();
        return new Contestant(
                "kernel",
                () -> {
                    for (int i = 0; i < TIMES; i++) {
                        run(nothing);
                    }
                },
                _ -> {});
    }

    /** Ints through a FIFO between two kernels, one by one. */
    Contestant fifo(String writer, String reader) {
        Buffer sum = smi.device().allocate(DataType.INT, 1);
        Kernel write = program.kernel(writer).args(STREAM);
        Kernel read = program.kernel(reader).args(sum, STREAM);
        return new Contestant(
                "two kernels",
                () -> {
                    Execution reading = read.start();
                    run(write);
                    reading.join(DEADLINE);
                },
                _ -> {});
    }

    private static void run(Kernel kernel) {
        kernel.start().join(DEADLINE);
    }

    private Buffer floats(float[] values) {
        Buffer buffer = smi.device().allocate(DataType.FLOAT, values.length);
        buffer.write(values);
        return buffer;
    }

    private static float[] read(Buffer buffer) {
        float[] values = new float[(int) buffer.count()];
        buffer.read(values);
        return values;
    }
}
