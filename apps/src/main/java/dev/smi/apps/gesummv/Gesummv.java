package dev.smi.apps.gesummv;

import dev.smi.Buffer;
import dev.smi.Communicator;
import dev.smi.Program;
import dev.smi.ReceiveChannel;
import dev.smi.SendChannel;
import dev.smi.Smi;
import dev.smi.kernel.Kernel;
import dev.smi.kernel.Unroll;
import dev.smi.model.DataType;
import java.io.PrintStream;
import java.time.Duration;

/**
 * y = alpha A x + beta B x on two FPGAs: rank 0 has A, rank 1 has B and adds what rank 0 streams to it.
 *
 * <pre>
 * mpjrun -np 2 -Dsmi.device=jvm dev.smi.apps.gesummv.Gesummv
 * smi-codegen -o smi-out apps/src/main/java/dev/smi/apps/gesummv/Gesummv.java
 * route-gen make bus --size 2 -o smi-out/topology.json
 * mpjrun -np 2 dev.smi.apps.gesummv.Gesummv
 * </pre>
 *
 * <p>Rank 1 compares the result bit for bit with plain Java.
 */
public final class Gesummv {

    /** Rows and columns, a multiple of {@link #LANES}. */
    private static final int N = 512;

    /** Products a cycle, each lane with a sum of its own. */
    private static final int LANES = 16;

    private static final int PORT = 0;
    private static final float ALPHA = 1.5f;
    private static final float BETA = 1.2f;
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private Gesummv() {}

    /** A matrix and a vector to compute with. */
    @Kernel
    static void fill(float[] matrix, float[] x, int seed) {
        for (int i = 0; i < N; i++) {
            x[i] = (i % 9 - 4) * 0.3f;
            for (int j = 0; j < N; j++) {
                matrix[i * N + j] = ((i * 31 + j * 17 + seed * 7) % 101 - 50) * 0.01f;
            }
        }
    }

    /** alpha A x, streamed to the other rank row by row. */
    @Kernel
    static void multiply(float[] matrix, float[] x, float alpha, int other, Communicator world) {
        float[] onChip = new float[N];
        for (int j = 0; j < N; j++) {
            onChip[j] = x[j];
        }
        SendChannel out = world.openSend(DataType.FLOAT, N, other, PORT);
        for (int i = 0; i < N; i++) {
            out.push(alpha * dotProduct(matrix, i, onChip));
        }
    }

    /** beta B x, and the sum with what arrives from the other rank. */
    @Kernel
    static void multiplyAndAdd(float[] matrix, float[] x, float[] y, float beta, int other, Communicator world) {
        float[] onChip = new float[N];
        for (int j = 0; j < N; j++) {
            onChip[j] = x[j];
        }
        ReceiveChannel in = world.openReceive(DataType.FLOAT, N, other, PORT);
        for (int i = 0; i < N; i++) {
            float product = beta * dotProduct(matrix, i, onChip);
            y[i] = in.popFloat() + product;
        }
    }

    /** A row times x: the lanes add side by side, so that no addition waits for the one before; then in order. */
    private static float dotProduct(float[] matrix, int row, float[] x) {
        float[] sums = new float[LANES];
        for (int j = 0; j < N; j += LANES) {
            for (@Unroll int lane = 0; lane < LANES; lane++) {
                sums[lane] += matrix[row * N + j + lane] * x[j + lane];
            }
        }
        float sum = 0;
        for (@Unroll int lane = 0; lane < LANES; lane++) {
            sum += sums[lane];
        }
        return sum;
    }

    /**
     * Runs one rank.
     *
     * @param args none
     */
    public static void main(String[] args) {
        try (Smi smi = Smi.init(args)) {
            run(smi, System.out);
        }
    }

    /**
     * Runs one rank.
     *
     * @param out where rank 1 reports
     */
    public static void run(Smi smi, PrintStream out) {
        if (smi.size() != 2) {
            throw new IllegalArgumentException("gesummv runs on 2 ranks, not " + smi.size());
        }
        Program program = smi.device().load(Gesummv.class);
        Buffer matrix = smi.device().allocate(DataType.FLOAT, (long) N * N, "matrix");
        Buffer x = smi.device().allocate(DataType.FLOAT, N, "x");
        Buffer y = smi.device().allocate(DataType.FLOAT, N, "y");
        program.kernel(Gesummv::fill).args(matrix, x, smi.rank() + 1).start().join(DEADLINE);
        if (smi.rank() == 0) {
            program.kernel(Gesummv::multiply)
                    .args(matrix, x, ALPHA, 1, smi.world())
                    .start()
                    .join(DEADLINE);
        } else {
            program.kernel(Gesummv::multiplyAndAdd)
                    .args(matrix, x, y, BETA, 0, smi.world())
                    .start()
                    .join(DEADLINE);
            float[] result = new float[N];
            y.read(result);
            check(result);
            out.println("gesummv of " + N + " x " + N + " on 2 ranks ("
                    + smi.device().description() + "): bit for bit as in plain Java");
        }
    }

    /** What the kernels compute is what their methods do here, without channels. */
    private static void check(float[] y) {
        float[] first = new float[N * N];
        float[] second = new float[N * N];
        float[] x = new float[N];
        fill(first, x, 1);
        fill(second, x, 2);
        for (int i = 0; i < N; i++) {
            float expected = ALPHA * dotProduct(first, i, x) + BETA * dotProduct(second, i, x);
            if (Float.floatToRawIntBits(y[i]) != Float.floatToRawIntBits(expected)) {
                throw new IllegalStateException("y[" + i + "] is " + y[i] + ", but " + expected + " in plain Java");
            }
        }
    }
}
