package dev.smi.apps.fwi.survey;

/**
 * The reservoir's cells: row by row, from the top left. Immutable.
 *
 * @param topLeft corner
 * @param bottomRight the opposite corner
 * @param nx cells across, at least 3, as second differences at the rim need three
 * @param nz cells down, at least 3
 */
public record Grid(Point topLeft, Point bottomRight, int nx, int nz) {

    /** The fewest cells across or down. */
    public static final int LEAST = 3;

    public Grid {
        if (nx < LEAST || nz < LEAST) {
            throw new IllegalArgumentException("a grid of " + nx + " x " + nz + "; it has at least three each way");
        }
        if (!(topLeft.x() < bottomRight.x() && topLeft.z() < bottomRight.z())) {
            throw new IllegalArgumentException("a reservoir from " + topLeft + " to " + bottomRight);
        }
    }

    /** Number of cells. */
    public int cells() {
        return Math.multiplyExact(nx, nz);
    }

    /** A cell's width in metres. */
    public double dx() {
        return (bottomRight.x() - topLeft.x()) / nx;
    }

    /** A cell's height in metres. */
    public double dz() {
        return (bottomRight.z() - topLeft.z()) / nz;
    }

    /** A cell's area in square metres. */
    public double cellArea() {
        return dx() * dz();
    }

    /** The reservoir's area in square metres. */
    public double area() {
        return (bottomRight.x() - topLeft.x()) * (bottomRight.z() - topLeft.z());
    }

    /** A cell's centre. */
    public Point centre(int cell) {
        int column = cell % nx;
        int row = cell / nx;
        return new Point(topLeft.x() + (column + 0.5) * dx(), topLeft.z() + (row + 0.5) * dz());
    }
}
