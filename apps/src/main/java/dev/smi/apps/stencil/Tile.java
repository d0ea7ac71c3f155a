package dev.smi.apps.stencil;

/**
 * Where a rank's part of the plate is. Ranks have tiles of one size, row by row.
 *
 * @param rank the rank
 * @param across tiles in a row
 * @param down tiles in a column
 */
record Tile(int rank, int across, int down) {

    /** Rows and columns of a tile, as the kernels have them. */
    static final int SIDE = 128;

    /** Cells of a tile. */
    static final int CELLS = SIDE * SIDE;

    /**
     * The tile of a rank, in the squarest arrangement.
     *
     * @param ranks all ranks
     */
    static Tile of(int rank, int ranks) {
        int down = (int) Math.sqrt(ranks);
        while (ranks % down != 0) {
            down--;
        }
        return new Tile(rank, ranks / down, down);
    }

    int firstRow() {
        return rank / across * SIDE;
    }

    int firstColumn() {
        return rank % across * SIDE;
    }

    boolean hasNorth() {
        return rank >= across;
    }

    boolean hasSouth() {
        return rank < across * (down - 1);
    }

    boolean hasWest() {
        return rank % across > 0;
    }

    boolean hasEast() {
        return rank % across < across - 1;
    }
}
