package dev.smi.apps.stencil;

/** The whole plate in plain Java: what the FPGAs have to compute, bit for bit. Not thread-safe. */
final class Plate {

    private static final float AMBIENT = 30;

    /** Row and column of the centre, radius, temperature. */
    private static final int[][] PIPES = {
        {64, 64, 18, 100},
        {70, 190, 12, 0},
        {50, 300, 20, 90},
        {80, 440, 24, 100},
        {180, 40, 14, 0},
        {190, 140, 24, 80},
        {150, 250, 10, 100},
        {200, 350, 18, 0},
        {190, 460, 16, 70}
    };

    private static final int PERIOD = 128;

    private final int rows;
    private final int columns;
    private float[] cells;
    private final boolean[] fixed;

    /** A plate as it is in the beginning. */
    Plate(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.cells = new float[rows * columns];
        this.fixed = new boolean[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                prepare(row, column);
            }
        }
    }

    private void prepare(int row, int column) {
        float temperature = AMBIENT;
        boolean isFixed = false;
        for (int[] pipe : PIPES) {
            int dy = row - pipe[0];
            int dx = column - pipe[1];
            if (dy * dy + dx * dx <= pipe[2] * pipe[2]) {
                temperature = pipe[3];
                isFixed = true;
            }
        }
        if (row == 0 || row == rows - 1 || column == 0 || column == columns - 1) {
            int phase = column % PERIOD;
            temperature = row == 0 ? Math.min(phase, PERIOD - 1 - phase) * 1.5f : 0;
            isFixed = true;
        }
        cells[row * columns + column] = temperature;
        fixed[row * columns + column] = isFixed;
    }

    /** One sweep of Jacobi's method. */
    void sweep() {
        float[] next = cells.clone();
        for (int row = 1; row < rows - 1; row++) {
            for (int column = 1; column < columns - 1; column++) {
                int at = row * columns + column;
                if (!fixed[at]) {
                    float vertical = cells[at - columns] + cells[at + columns];
                    float horizontal = cells[at - 1] + cells[at + 1];
                    next[at] = 0.25f * (vertical + horizontal);
                }
            }
        }
        cells = next;
    }

    /** Whether a cell keeps its temperature. */
    boolean isFixed(int row, int column) {
        return fixed[row * columns + column];
    }

    /** A cell's temperature. */
    float cell(int row, int column) {
        return cells[row * columns + column];
    }
}
