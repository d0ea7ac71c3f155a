package dev.smi.apps.stencil;

import dev.smi.Buffer;
import dev.smi.GatherChannel;
import dev.smi.Program;
import dev.smi.Smi;
import dev.smi.model.DataType;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A heated plate over all ranks, one tile each.
 *
 * <pre>
 * smi-codegen -o smi-out apps/stencil/stencil.cl
 * mpjrun -np 8 -Dsmi.topology=topologies/torus-2x4.json dev.smi.apps.stencil.Stencil smi-out/stencil
 * mpjrun -np 8 -Dsmi.device=jvm dev.smi.apps.stencil.Stencil
 * mpjrun -np 8 -Dsmi.device=jvm -Dsmi.fabric=routed -Dsmi.ports=smi-out/stencil.json \
 *     -Dsmi.topology=topologies/torus-2x4.json dev.smi.apps.stencil.Stencil
 * </pre>
 *
 * <p>Rank 0 collects the tiles, and compares them bit for bit with plain Java.
 */
public final class Stencil {

    private static final int DEFAULT_SWEEPS = 100;
    private static final int RESULT_PORT = 9;
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private Stencil() {}

    /**
     * Runs one rank.
     *
     * @param args the program's directory, unless kernels run in the JVM; then, if wanted, the number of sweeps
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
        boolean isJava = smi.device().kind().equals("jvm");
        if (!isJava && arguments.isEmpty()) {
            throw new IllegalArgumentException(
                    "name the program's directory, which smi-codegen -o DIR wrote:" + " DIR/stencil");
        }
        int sweeps = arguments.size() > (isJava ? 0 : 1) ? Integer.parseInt(arguments.getLast()) : DEFAULT_SWEEPS;
        Tile tile = Tile.of(smi.rank(), smi.size());
        Plate plate = new Plate(tile.down() * Tile.SIDE, tile.across() * Tile.SIDE);
        long start = System.nanoTime();
        float[] cells =
                isJava ? onJvm(smi, tile, plate, sweeps) : onDevice(smi, tile, Path.of(arguments.getFirst()), sweeps);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        float[] all = collect(smi, cells);
        if (smi.rank() == 0) {
            check(plate, tile, all, sweeps);
            out.printf(
                    "%d x %d cells after %d sweeps on %d ranks (%s): bit for bit as in plain Java, CRC32 %08x, %.2f s%n",
                    tile.down() * Tile.SIDE,
                    tile.across() * Tile.SIDE,
                    sweeps,
                    smi.size(),
                    smi.device().description(),
                    checksum(all),
                    time.toMillis() / 1000.0);
        }
    }

    private static float[] onDevice(Smi smi, Tile tile, Path directory, int sweeps) {
        Program program = smi.device().load(directory);
        Buffer grid = smi.device().allocate(DataType.FLOAT, Tile.CELLS, "grid");
        Buffer isFixed = smi.device().allocate(DataType.CHAR, Tile.CELLS, "is_fixed");
        program.kernel("prepare")
                .args(grid, isFixed, tile.across(), smi.world())
                .start()
                .join(DEADLINE);
        program.kernel("jacobi")
                .args(grid, isFixed, sweeps, tile.across(), smi.world())
                .start()
                .join(DEADLINE);
        float[] cells = new float[Tile.CELLS];
        grid.read(cells);
        return cells;
    }

    private static float[] onJvm(Smi smi, Tile tile, Plate plate, int sweeps) {
        JacobiKernel kernel = new JacobiKernel(tile, plate, sweeps, smi.world());
        smi.device().kernel("jacobi", kernel).start().join(DEADLINE);
        return kernel.tile();
    }

    /** All tiles at rank 0, in order of rank; the device code has no port for that. */
    private static float[] collect(Smi smi, float[] cells) {
        float[] all = new float[smi.rank() == 0 ? smi.size() * Tile.CELLS : 0];
        GatherChannel channel = smi.world().direct().openGather(DataType.FLOAT, Tile.CELLS, Tile.CELLS, RESULT_PORT, 0);
        channel.gather(cells, 0, all, 0);
        return all;
    }

    private static void check(Plate plate, Tile own, float[] all, int sweeps) {
        for (int sweep = 0; sweep < sweeps; sweep++) {
            plate.sweep();
        }
        for (int i = 0; i < all.length; i++) {
            Tile tile = new Tile(i / Tile.CELLS, own.across(), own.down());
            int row = tile.firstRow() + i % Tile.CELLS / Tile.SIDE;
            int column = tile.firstColumn() + i % Tile.SIDE;
            float expected = plate.cell(row, column);
            if (Float.floatToRawIntBits(all[i]) != Float.floatToRawIntBits(expected)) {
                throw new IllegalStateException("cell " + row + ", " + column + " of rank " + tile.rank() + " is "
                        + all[i] + ", but " + expected + " in plain Java");
            }
        }
    }

    private static long checksum(float[] all) {
        ByteBuffer bytes = ByteBuffer.allocate(all.length * Float.BYTES);
        bytes.asFloatBuffer().put(all);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
