package dev.smi.apps.stencil;

import dev.smi.Buffer;
import dev.smi.Communicator;
import dev.smi.GatherChannel;
import dev.smi.Program;
import dev.smi.ReceiveChannel;
import dev.smi.SendChannel;
import dev.smi.Smi;
import dev.smi.kernel.Kernel;
import dev.smi.kernel.Pipeline;
import dev.smi.model.DataType;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * A heated plate: Jacobi's method on a grid that is tiled over ranks. Every rank keeps its tile on chip; before each
 * sweep it sends the four lines at its rim to its neighbours and receives theirs. The plate's edge and the pipes
 * through it keep their temperatures.
 *
 * <p>Kernels and host program are one class. It runs in the JVM as it is; smi-codegen translates the kernels for all
 * other devices. {@code -Dsmi.program=DIR/stencil} runs the same kernels as somebody wrote them in OpenCL C.
 *
 * <pre>
 * mpjrun -np 8 -Dsmi.device=jvm dev.smi.apps.stencil.Stencil
 * smi-codegen -o smi-out apps/src/main/java/dev/smi/apps/stencil/Stencil.java
 * mpjrun -np 8 -Dsmi.topology=topologies/torus-2x4.json dev.smi.apps.stencil.Stencil
 * </pre>
 *
 * <p>Rank 0 collects the tiles, and compares them bit for bit with the plate as one array.
 */
public final class Stencil {

    /** Rows of a rank's tile. */
    static final int ROWS = 128;

    /** Columns of a rank's tile. */
    static final int COLS = 128;

    static final float AMBIENT = 30;

    /** Row and column of the centre, radius, temperature. */
    static final int[][] PIPES = {
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

    // ports, by the way that a line travels
    private static final int NORTHWARD = 0;
    private static final int SOUTHWARD = 1;
    private static final int WESTWARD = 2;
    private static final int EASTWARD = 3;

    private static final int CELLS = ROWS * COLS;
    private static final int SAMPLE = 8;
    private static final int RESULT_PORT = 9;
    private static final int DEFAULT_SWEEPS = 100;
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private Stencil() {}

    /** The plate as it is in the beginning: rank r has tile r, in rows of {@code across} tiles. */
    @Kernel
    static void prepare(float[] grid, byte[] isFixed, int across, Communicator world) {
        int rank = world.rank();
        int lastRow = world.size() / across * ROWS - 1;
        int lastCol = across * COLS - 1;
        for (int r = 0; r < ROWS; r++) {
            for (int c = 0; c < COLS; c++) {
                int row = rank / across * ROWS + r;
                int col = rank % across * COLS + c;
                float temperature = AMBIENT;
                byte fixed = 0;
                for (int p = 0; p < PIPES.length; p++) {
                    int dy = row - PIPES[p][0];
                    int dx = col - PIPES[p][1];
                    if (dx * dx <= PIPES[p][2] * PIPES[p][2] - dy * dy) {
                        temperature = PIPES[p][3];
                        fixed = 1;
                    }
                }
                if (row == 0 || row == lastRow || col == 0 || col == lastCol) {
                    // from cold to hot and back, four times along the upper edge; the others are cold
                    int phase = col % 128;
                    temperature = row == 0 ? Math.min(phase, 127 - phase) * 1.5f : 0;
                    fixed = 1;
                }
                grid[r * COLS + c] = temperature;
                isFixed[r * COLS + c] = fixed;
            }
        }
    }

    /**
     * All of a sweep's lines are sent before the first is received: element by element, each rank would wait for a
     * packet that its neighbour has not filled yet.
     */
    @Kernel
    static void jacobi(float[] grid, byte[] isFixed, int sweeps, int across, Communicator world) {
        float[][][] tile = new float[2][ROWS + 2][COLS + 2]; // with the neighbours' lines around it
        byte[][] fixed = new byte[ROWS][COLS];
        for (int r = 0; r < ROWS; r++) {
            for (int c = 0; c < COLS; c++) {
                tile[0][r + 1][c + 1] = grid[r * COLS + c];
                fixed[r][c] = isFixed[r * COLS + c];
            }
        }

        for (int sweep = 0; sweep < sweeps; sweep++) {
            int now = sweep & 1;
            sendRim(tile[now], across, world);
            receiveRim(tile[now], across, world);
            relax(tile[now], tile[1 - now], fixed);
        }

        for (int r = 0; r < ROWS; r++) {
            for (int c = 0; c < COLS; c++) {
                grid[r * COLS + c] = tile[sweeps & 1][r + 1][c + 1];
            }
        }
    }

    /** The asynchronicity degree is a line, so that sending never waits for a neighbour to receive. */
    private static void sendRim(float[][] tile, int across, Communicator world) {
        int rank = world.rank();
        if (rank >= across) {
            SendChannel toNorth = world.openSend(DataType.FLOAT, COLS, rank - across, NORTHWARD, COLS);
            toNorth.push(tile[1], 1, COLS);
        }
        if (rank / across + 1 < world.size() / across) {
            SendChannel toSouth = world.openSend(DataType.FLOAT, COLS, rank + across, SOUTHWARD, COLS);
            toSouth.push(tile[ROWS], 1, COLS);
        }
        if (rank % across > 0) {
            SendChannel toWest = world.openSend(DataType.FLOAT, ROWS, rank - 1, WESTWARD, ROWS);
            for (int r = 1; r <= ROWS; r++) {
                toWest.push(tile[r][1]);
            }
        }
        if (rank % across + 1 < across) {
            SendChannel toEast = world.openSend(DataType.FLOAT, ROWS, rank + 1, EASTWARD, ROWS);
            for (int r = 1; r <= ROWS; r++) {
                toEast.push(tile[r][COLS]);
            }
        }
    }

    /** What the neighbours sent, in the lines around the tile. */
    private static void receiveRim(float[][] tile, int across, Communicator world) {
        int rank = world.rank();
        if (rank >= across) {
            ReceiveChannel fromNorth = world.openReceive(DataType.FLOAT, COLS, rank - across, SOUTHWARD, COLS);
            fromNorth.pop(tile[0], 1, COLS);
        }
        if (rank / across + 1 < world.size() / across) {
            ReceiveChannel fromSouth = world.openReceive(DataType.FLOAT, COLS, rank + across, NORTHWARD, COLS);
            fromSouth.pop(tile[ROWS + 1], 1, COLS);
        }
        if (rank % across > 0) {
            ReceiveChannel fromWest = world.openReceive(DataType.FLOAT, ROWS, rank - 1, EASTWARD, ROWS);
            for (int r = 1; r <= ROWS; r++) {
                tile[r][0] = fromWest.popFloat();
            }
        }
        if (rank % across + 1 < across) {
            ReceiveChannel fromEast = world.openReceive(DataType.FLOAT, ROWS, rank + 1, WESTWARD, ROWS);
            for (int r = 1; r <= ROWS; r++) {
                tile[r][COLS + 1] = fromEast.popFloat();
            }
        }
    }

    /** One sweep, from one copy of the tile to the other. */
    private static void relax(float[][] from, float[][] to, byte[][] fixed) {
        for (int r = 1; r <= ROWS; r++) {
            for (@Pipeline(independent = true) int c = 1; c <= COLS; c++) {
                float vertical = from[r - 1][c] + from[r + 1][c];
                float horizontal = from[r][c - 1] + from[r][c + 1];
                to[r][c] = fixed[r - 1][c - 1] != 0 ? from[r][c] : 0.25f * (vertical + horizontal);
            }
        }
    }

    /** Every eighth element of every eighth row, for a check. */
    @Kernel
    static void sample(float[] grid, float[] samples) {
        for (int r = 0; r < ROWS / SAMPLE; r++) {
            for (int c = 0; c < COLS / SAMPLE; c++) {
                samples[r * (COLS / SAMPLE) + c] = grid[r * SAMPLE * COLS + c * SAMPLE];
            }
        }
    }

    /**
     * Runs one rank.
     *
     * @param args the number of sweeps, if wanted
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
     * @param out where rank 0 reports
     */
    public static void run(Smi smi, List<String> arguments, PrintStream out) {
        int sweeps = arguments.isEmpty() ? DEFAULT_SWEEPS : Integer.parseInt(arguments.getFirst());
        int across = Plate.across(smi.size());
        long start = System.nanoTime();
        float[] tile = compute(smi, sweeps, across);
        double seconds = (System.nanoTime() - start) / 1e9;

        // all tiles at rank 0, in order of rank; not through the kernels' ports
        float[] tiles = new float[smi.rank() == 0 ? smi.size() * CELLS : 0];
        GatherChannel toRoot = smi.world().direct().openGather(DataType.FLOAT, CELLS, CELLS, RESULT_PORT, 0);
        toRoot.gather(tile, 0, tiles, 0);
        if (smi.rank() == 0) {
            Plate plate = Plate.after(sweeps, smi.size() / across * ROWS, across * COLS);
            plate.requireSame(tiles);
            out.printf(
                    "%s after %d sweeps on %d ranks (%s): bit for bit as in one array, CRC32 %08x, %.2f s%n",
                    plate, sweeps, smi.size(), smi.device().description(), Plate.checksum(tiles), seconds);
        }
    }

    private static float[] compute(Smi smi, int sweeps, int across) {
        Program program = smi.device().load(Stencil.class);
        Buffer grid = smi.device().allocate(DataType.FLOAT, CELLS, "grid");
        Buffer isFixed = smi.device().allocate(DataType.CHAR, CELLS, "isFixed");
        program.kernel(Stencil::prepare)
                .args(grid, isFixed, across, smi.world())
                .start()
                .join(DEADLINE);
        program.kernel(Stencil::jacobi)
                .args(grid, isFixed, sweeps, across, smi.world())
                .start()
                .join(DEADLINE);
        float[] tile = new float[CELLS];
        grid.read(tile);
        return tile;
    }
}
