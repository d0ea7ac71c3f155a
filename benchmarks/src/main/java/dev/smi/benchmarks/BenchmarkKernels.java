package dev.smi.benchmarks;

import dev.smi.kernel.Fifo;
import dev.smi.kernel.Kernel;

/** What the subcommand {@code kernels} runs as kernels, and calls directly beside them. */
final class BenchmarkKernels {

    private static final Fifo.OfInt SHALLOW = Fifo.ofInt(16);
    private static final Fifo.OfInt DEEP = Fifo.ofInt(1024);

    private BenchmarkKernels() {}

    /** Adds vectors, several times. */
    @Kernel
    static void add(float[] a, float[] b, float[] sum, int n, int times) {
        for (int t = 0; t < times; t++) {
            addOnce(a, b, sum, n);
        }
    }

    private static void addOnce(float[] a, float[] b, float[] sum, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] = a[i] + b[i];
        }
    }

    /** Sweeps over a square tile, to and fro; its edge stays. */
    @Kernel
    static void sweep(float[] tile, float[] next, int side, int times) {
        for (int t = 0; t < times; t += 2) {
            sweepOnce(tile, next, side);
            sweepOnce(next, tile, side);
        }
    }

    private static void sweepOnce(float[] from, float[] to, int side) {
        for (int row = 1; row < side - 1; row++) {
            for (int column = 1; column < side - 1; column++) {
                int at = row * side + column;
                to[at] = 0.25f * (from[at - side] + from[at - 1] + from[at + 1] + from[at + side]);
            }
        }
    }

    /** Nothing at all. */
    @Kernel
    static void nothing() {
        // what is timed is its start and its end
    }

    /** Numbers into a FIFO. */
    @Kernel
    static void write(int n) {
        for (int i = 0; i < n; i++) {
            SHALLOW.write(i);
        }
    }

    /** Their sum at the other end. */
    @Kernel
    static void read(int[] sum, int n) {
        int total = 0;
        for (int i = 0; i < n; i++) {
            total += SHALLOW.read();
        }
        sum[0] = total;
    }

    /** The same through a FIFO with more room. */
    @Kernel
    static void writeDeep(int n) {
        for (int i = 0; i < n; i++) {
            DEEP.write(i);
        }
    }

    /** Their sum at the other end. */
    @Kernel
    static void readDeep(int[] sum, int n) {
        int total = 0;
        for (int i = 0; i < n; i++) {
            total += DEEP.read();
        }
        sum[0] = total;
    }
}
