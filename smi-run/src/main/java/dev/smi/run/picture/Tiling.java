package dev.smi.run.picture;

/**
 * How the tiles of a grid lie: in rows, each from left to right. Immutable.
 *
 * @param rows tiles below each other
 * @param columns tiles beside each other
 * @param tileWidth pixels of a tile beside each other
 * @param tileHeight pixels of a tile below each other
 */
public record Tiling(int rows, int columns, int tileWidth, int tileHeight) {

    public Tiling {
        if (rows < 1 || columns < 1 || tileWidth < 1 || tileHeight < 1) {
            throw new IllegalArgumentException(
                    "no tiling: " + rows + "x" + columns + " of " + tileHeight + "x" + tileWidth);
        }
    }

    /** Number of tiles. */
    public int tiles() {
        return rows * columns;
    }

    int width() {
        return columns * tileWidth;
    }

    int height() {
        return rows * tileHeight;
    }

    /**
     * The values of all tiles as those of one picture, row by row.
     *
     * @param tiles {@code [rows * columns][tileHeight * tileWidth * perPixel]}
     */
    double[] join(double[][] tiles, int perPixel) {
        int line = tileWidth * perPixel;
        double[] joined = new double[Math.multiplyExact(tiles(), tileHeight * line)];
        for (int tile = 0; tile < tiles.length; tile++) {
            int top = tile / columns * tileHeight;
            int left = tile % columns * line;
            for (int row = 0; row < tileHeight; row++) {
                System.arraycopy(tiles[tile], row * line, joined, (top + row) * columns * line + left, line);
            }
        }
        return joined;
    }
}
