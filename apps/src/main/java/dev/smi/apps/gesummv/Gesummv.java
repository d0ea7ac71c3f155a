package dev.smi.apps.gesummv;

import dev.smi.Buffer;
import dev.smi.Program;
import dev.smi.Smi;
import dev.smi.model.DataType;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * y = alpha A x + beta B x on two FPGAs: rank 0 has A, rank 1 has B and adds what rank 0 streams to it.
 *
 * <pre>
 * smi-codegen -o smi-out apps/gesummv/first.cl apps/gesummv/second.cl
 * mpjrun -np 2 -Dsmi.topology=apps/gesummv/two.json dev.smi.apps.gesummv.Gesummv smi-out
 * </pre>
 */
public final class Gesummv {

    private static final int N = 512;
    private static final int LANES = 16;
    private static final float ALPHA = 1.5f;
    private static final float BETA = 1.2f;
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private Gesummv() {}

    /**
     * Runs one rank.
     *
     * @param args the directory that smi-codegen wrote the two programs to
     */
    public static void main(String[] args) {
        try (Smi smi = Smi.init(args)) {
            run(smi, smi.arguments(), System.out);
        }
    }

    /**
     * Runs one rank.
     *
     * @param arguments as {@link #main} takes them
     * @param out where rank 1 reports
     */
    public static void run(Smi smi, List<String> arguments, PrintStream out) {
        if (smi.size() != 2 || arguments.size() != 1) {
            throw new IllegalArgumentException(
                    "gesummv runs on 2 ranks, not " + smi.size() + ", and takes the directory with its two programs");
        }
        boolean isFirst = smi.rank() == 0;
        Program program = smi.device().load(Path.of(arguments.getFirst()).resolve(isFirst ? "first" : "second"));
        float[] matrix = matrix(smi.rank() + 1);
        Buffer matrixBuffer = smi.device().allocate(DataType.FLOAT, (long) N * N, "matrix");
        Buffer vectorBuffer = smi.device().allocate(DataType.FLOAT, N, "x");
        matrixBuffer.write(matrix);
        vectorBuffer.write(vector());
        if (isFirst) {
            program.kernel("multiply")
                    .args(matrixBuffer, vectorBuffer, ALPHA, 1, smi.world())
                    .start()
                    .join(DEADLINE);
        } else {
            Buffer result = smi.device().allocate(DataType.FLOAT, N, "y");
            program.kernel("multiply_and_add")
                    .args(matrixBuffer, vectorBuffer, result, BETA, 0, smi.world())
                    .start()
                    .join(DEADLINE);
            float[] y = new float[N];
            result.read(y);
            check(y);
            out.println("gesummv of " + N + " x " + N + " on 2 ranks ("
                    + smi.device().description() + "): bit for bit as in plain Java");
        }
    }

    private static float[] vector() {
        float[] x = new float[N];
        for (int i = 0; i < N; i++) {
            x[i] = (i % 9 - 4) * 0.3f;
        }
        return x;
    }

    private static float[] matrix(int seed) {
        float[] matrix = new float[N * N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                matrix[i * N + j] = ((i * 31 + j * 17 + seed * 7) % 101 - 50) * 0.01f;
            }
        }
        return matrix;
    }

    private static void check(float[] y) {
        float[] first = matrix(1);
        float[] second = matrix(2);
        float[] x = vector();
        for (int i = 0; i < N; i++) {
            float expected = ALPHA * dot(first, i, x) + BETA * dot(second, i, x);
            if (Float.floatToRawIntBits(y[i]) != Float.floatToRawIntBits(expected)) {
                throw new IllegalStateException("y[" + i + "] is " + y[i] + ", but " + expected + " in plain Java");
            }
        }
    }

    /** In the order of the kernels, each lane with a sum of its own, so that the result is the same to the last bit. */
    private static float dot(float[] matrix, int row, float[] x) {
        float[] sums = new float[LANES];
        for (int j = 0; j < N; j++) {
            sums[j % LANES] += matrix[row * N + j] * x[j];
        }
        float sum = 0;
        for (float lane : sums) {
            sum += lane;
        }
        return sum;
    }
}
