import dev.smi.kernel.Kernel;
import dev.smi.kernel.Pipeline;
import dev.smi.kernel.Unroll;

/** Loops, jumps and choices. */
final class Loops {

    static final int ROWS = 8;
    static final int COLS = 16;

    private Loops() {}

    /** Looks for a number; labels become gotos. */
    @Kernel
    static void find(int[] grid, int[] at, int wanted) {
        int steps = 0;
        rows:
        for (int r = 0; r < ROWS; r++) {
            for (int c = 0; c < COLS; c++) {
                steps++;
                if (grid[r * COLS + c] < 0) {
                    continue rows;
                }
                if (grid[r * COLS + c] == wanted) {
                    at[0] = r;
                    at[1] = c;
                    break rows;
                }
            }
            at[2] = r;
        }
        at[3] = steps;

        block: {
            if (wanted == 0) {
                break block;
            }
            at[4] = 1;
        }
    }

    @Kernel
    static void hints(float[] data, int n) {
        for (@Unroll(4) int i = 0; i < n; i++) {
            data[i] *= 2;
        }
        for (@Unroll @Pipeline(interval = 2, independent = true) int i = n - 1; i >= 0; i--) {
            data[i] += 0.5f;
        }
        for (int i = 0, j = n; i < j; i++, j--) {
            data[i] = data[j];
        }
        for (; ; ) {
            if (data[0] > 10) {
                break;
            }
            data[0]++;
        }
    }

    @Kernel
    static void choose(int[] out, int n) {
        for (int i = 0; i < n; i++) {
            switch (out[i] & 7) {
                case 0:
                case 1:
                    out[i] = 5;
                    break;
                case 2: {
                    int twice = out[i] << 1;
                    out[i] = twice;
                    break;
                }
                case 3:
                    continue;
                default:
                    out[i] = -1;
            }
            int size = switch (i % 3) {
                case 0 -> 1;
                case 1 -> {
                    out[0] = i;
                    yield 4;
                }
                default -> 9;
            };
            out[i] += size;
        }
    }
}
