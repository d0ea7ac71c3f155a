package dev.smi.apps.stencil;

import static dev.smi.apps.stencil.Tile.CELLS;
import static dev.smi.apps.stencil.Tile.SIDE;

import dev.smi.Communicator;
import dev.smi.JavaKernel;
import dev.smi.ReceiveChannel;
import dev.smi.SendChannel;
import dev.smi.model.DataType;

/**
 * The kernel {@code jacobi} of stencil.cl in Java: the same channels, ports and order. Before each sweep a rank sends
 * the four lines at its rim to its neighbours and receives theirs.
 */
final class JacobiKernel implements JavaKernel {

    private static final int NORTHWARD = 0;
    private static final int SOUTHWARD = 1;
    private static final int WESTWARD = 2;
    private static final int EASTWARD = 3;

    /** A tile with the neighbours' lines around it. */
    private static final int WIDTH = SIDE + 2;

    private final Tile tile;
    private final Communicator world;
    private final int sweeps;
    private final boolean[] fixed;
    private float[] cells = new float[WIDTH * WIDTH];
    private float[] next = new float[WIDTH * WIDTH];

    /**
     * The kernel of a rank.
     *
     * @param plate the plate as it is in the beginning
     */
    JacobiKernel(Tile tile, Plate plate, int sweeps, Communicator world) {
        this.tile = tile;
        this.world = world;
        this.sweeps = sweeps;
        this.fixed = new boolean[CELLS];
        for (int r = 0; r < SIDE; r++) {
            for (int c = 0; c < SIDE; c++) {
                cells[at(r + 1, c + 1)] = plate.cell(tile.firstRow() + r, tile.firstColumn() + c);
                fixed[r * SIDE + c] = plate.isFixed(tile.firstRow() + r, tile.firstColumn() + c);
            }
        }
    }

    private static int at(int row, int column) {
        return row * WIDTH + column;
    }

    @Override
    public void run() {
        for (int sweep = 0; sweep < sweeps; sweep++) {
            send();
            receive();
            sweep();
            float[] old = cells;
            cells = next;
            next = old;
        }
    }

    private void send() {
        if (tile.hasNorth()) {
            sendRow(tile.rank() - tile.across(), NORTHWARD, 1);
        }
        if (tile.hasSouth()) {
            sendRow(tile.rank() + tile.across(), SOUTHWARD, SIDE);
        }
        if (tile.hasWest()) {
            sendColumn(tile.rank() - 1, WESTWARD, 1);
        }
        if (tile.hasEast()) {
            sendColumn(tile.rank() + 1, EASTWARD, SIDE);
        }
    }

    private void receive() {
        if (tile.hasNorth()) {
            receiveRow(tile.rank() - tile.across(), SOUTHWARD, 0);
        }
        if (tile.hasSouth()) {
            receiveRow(tile.rank() + tile.across(), NORTHWARD, SIDE + 1);
        }
        if (tile.hasWest()) {
            receiveColumn(tile.rank() - 1, EASTWARD, 0);
        }
        if (tile.hasEast()) {
            receiveColumn(tile.rank() + 1, WESTWARD, SIDE + 1);
        }
    }

    /** The asynchronicity degree is a line, so that sending never waits for a neighbour to receive. */
    private void sendRow(int neighbour, int port, int row) {
        SendChannel out = world.openSend(DataType.FLOAT, SIDE, neighbour, port, SIDE);
        out.push(cells, at(row, 1), SIDE);
    }

    private void sendColumn(int neighbour, int port, int column) {
        SendChannel out = world.openSend(DataType.FLOAT, SIDE, neighbour, port, SIDE);
        for (int row = 1; row <= SIDE; row++) {
            out.push(cells[at(row, column)]);
        }
    }

    private void receiveRow(int neighbour, int port, int row) {
        ReceiveChannel in = world.openReceive(DataType.FLOAT, SIDE, neighbour, port, SIDE);
        in.pop(cells, at(row, 1), SIDE);
    }

    private void receiveColumn(int neighbour, int port, int column) {
        ReceiveChannel in = world.openReceive(DataType.FLOAT, SIDE, neighbour, port, SIDE);
        for (int row = 1; row <= SIDE; row++) {
            cells[at(row, column)] = in.popFloat();
        }
    }

    private void sweep() {
        for (int row = 1; row <= SIDE; row++) {
            for (int column = 1; column <= SIDE; column++) {
                int at = at(row, column);
                float vertical = cells[at - WIDTH] + cells[at + WIDTH];
                float horizontal = cells[at - 1] + cells[at + 1];
                next[at] = fixed[(row - 1) * SIDE + column - 1] ? cells[at] : 0.25f * (vertical + horizontal);
            }
        }
    }

    /** The tile as it is now, row by row. */
    float[] tile() {
        float[] result = new float[CELLS];
        for (int row = 0; row < SIDE; row++) {
            System.arraycopy(cells, at(row + 1, 1), result, row * SIDE, SIDE);
        }
        return result;
    }
}
