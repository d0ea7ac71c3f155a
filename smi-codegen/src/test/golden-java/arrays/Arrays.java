import dev.smi.kernel.Kernel;

/** Arrays on chip, in buffers, and tables. */
final class Arrays {

    static final int N = 4;
    static final int[][] TABLE = {{1, 2, 3, 4}, {5, 6, 7, 8}};
    private static final float[] WEIGHTS = {0.25f, 0.5f, 0.25f};

    private Arrays() {}

    @Kernel
    static void arrays(int[] in, int[] out, float[] smooth) {
        int[] filled = new int[N];
        for (int i = 0; i < N; i++) {
            filled[i] = in[i];
        }
        int[][] square = new int[N][N + 1];
        for (int r = 0; r < N; r++) {
            for (int c = 0; c <= N; c++) {
                square[r][c] = r * c;
            }
        }
        int[] sums = new int[N];
        int[] histogram = new int[16];
        byte[][] given = {{1, 2}, {3, 4}, {5, 6}};
        boolean[] flags = new boolean[2];
        for (int i = 0; i < N; i++) {
            sums[i] += filled[i];
            histogram[in[i] & 15]++;
            sums[i] += TABLE[1][i] + given[i % 3][0];
            flags[i & 1] ^= sums[i] > 3;
        }
        out[0] = sum(sums, N) + sum(in, N) + sum(TABLE[0], N) + sum(square[2], N + 1);
        out[1] = total(square);
        if (flags[0] | flags[1] & out[0] > 2) {
            out[2] = histogram[0];
        }
        for (int i = 1; i < N - 1; i++) {
            float x = 0;
            for (int k = 0; k < 3; k++) {
                x += WEIGHTS[k] * in[i + k - 1];
            }
            smooth[i] = x;
        }
    }

    private static int sum(int[] values, int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static int total(int[][] square) {
        int total = 0;
        for (int r = 0; r < N; r++) {
            total += sum(square[r], N + 1);
        }
        return total;
    }
}
