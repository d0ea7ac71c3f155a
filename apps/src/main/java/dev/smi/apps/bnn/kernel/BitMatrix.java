package dev.smi.apps.bnn.kernel;

/** Matrices of bits. Stateless. */
final class BitMatrix {

    private BitMatrix() {}

    /**
     * Turns 64 rows of 32 bits into 32 columns of 64 bits: bit r of column c is bit c of row r.
     *
     * @param rows whose upper halves are 0
     */
    static void turn(long[] rows, int first, long[] columns, int firstColumn) {
        // Quarters of ever smaller squares change places; the first step, of 32, is this addition.
        for (int i = 0; i < 32; i++) {
            columns[firstColumn + i] = rows[first + i] | rows[first + 32 + i] << 32;
        }
        swap(columns, firstColumn, 16, 0x0000ffff0000ffffL);
        swap(columns, firstColumn, 8, 0x00ff00ff00ff00ffL);
        swap(columns, firstColumn, 4, 0x0f0f0f0f0f0f0f0fL);
        swap(columns, firstColumn, 2, 0x3333333333333333L);
        swap(columns, firstColumn, 1, 0x5555555555555555L);
    }

    private static void swap(long[] columns, int first, int distance, long mask) {
        for (int group = first; group < first + 32; group += 2 * distance) {
            for (int i = group; i < group + distance; i++) {
                long change = (columns[i] >>> distance ^ columns[i + distance]) & mask;
                columns[i] ^= change << distance;
                columns[i + distance] ^= change;
            }
        }
    }
}
