package dev.smi.apps.stencil;

import static dev.smi.apps.stencil.Stencil.COLS;
import static dev.smi.apps.stencil.Stencil.PIPES;
import static dev.smi.apps.stencil.Stencil.ROWS;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** The whole plate as one array: what the tiles have to be together, bit for bit. Not thread-safe. */
final class Plate {

    private static final int PERIOD = 128;

    private final int rows;
    private final int columns;
    private float[] cells;
    private final boolean[] fixed;

    private Plate(int rows, int columns) {
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

    /** A plate of so many cells after so many sweeps. */
    static Plate after(int sweeps, int rows, int columns) {
        Plate plate = new Plate(rows, columns);
        for (int sweep = 0; sweep < sweeps; sweep++) {
            plate.sweep();
        }
        return plate;
    }

    /** Tiles side by side in the squarest arrangement of so many. */
    static int across(int tiles) {
        int down = (int) Math.sqrt(tiles);
        while (tiles % down != 0) {
            down--;
        }
        return tiles / down;
    }

    private void prepare(int row, int column) {
        float temperature = Stencil.AMBIENT;
        boolean isFixed = false;
        for (int[] pipe : PIPES) {
            if (Math.hypot(row - pipe[0], column - pipe[1]) <= pipe[2]) {
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

    private void sweep() {
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

    /**
     * Compares with the tiles that ranks have computed.
     *
     * @param tiles of all ranks, one after the other
     * @throws IllegalStateException if a single bit differs
     */
    void requireSame(float[] tiles) {
        int across = columns / COLS;
        for (int i = 0; i < tiles.length; i++) {
            int rank = i / (ROWS * COLS);
            int row = rank / across * ROWS + i / COLS % ROWS;
            int column = rank % across * COLS + i % COLS;
            float expected = cells[row * columns + column];
            if (Float.floatToRawIntBits(tiles[i]) != Float.floatToRawIntBits(expected)) {
                throw new IllegalStateException("cell " + row + ", " + column + " of rank " + rank + " is " + tiles[i]
                        + ", but " + expected + " in one array");
            }
        }
    }

    /** A number that tells results of different runs apart. */
    static long checksum(float[] tiles) {
        ByteBuffer bytes = ByteBuffer.allocate(tiles.length * Float.BYTES);
        bytes.asFloatBuffer().put(tiles);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    @Override
    public String toString() {
        return rows + " x " + columns + " cells";
    }
}
