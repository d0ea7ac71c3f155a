package dev.smi.apps.rod;

import dev.smi.Buffer;
import dev.smi.Communicator;
import dev.smi.Program;
import dev.smi.ReceiveChannel;
import dev.smi.SendChannel;
import dev.smi.Smi;
import dev.smi.kernel.Kernel;
import dev.smi.model.DataType;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Heat in a rod that is bent to a ring, each rank with a part of it: a first kernel in Java.
 *
 * <pre>
 * mpjrun -np 4 -Dsmi.device=jvm dev.smi.apps.rod.Rod
 * smi-codegen -o smi-out apps/src/main/java/dev/smi/apps/rod/Rod.java
 * route-gen make ring --size 4 -o smi-out/topology.json
 * mpjrun -np 4 dev.smi.apps.rod.Rod
 * </pre>
 */
public final class Rod {

    /** Cells of a rank. */
    private static final int N = 16;

    // ports, by the way that a cell travels
    private static final int LEFTWARD = 0;
    private static final int RIGHTWARD = 1;

    private static final int SWEEPS = 1000;
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private Rod() {}

    /** Heat spreads to the cells left and right of each; at its ends a rank exchanges cells with its neighbours. */
    @Kernel
    static void spread(float[] cells, int sweeps, Communicator world) {
        int left = (world.rank() + world.size() - 1) % world.size();
        int right = (world.rank() + 1) % world.size();
        float[] rod = new float[N + 2]; // with a neighbour's cell at each end
        for (int i = 0; i < N; i++) {
            rod[i + 1] = cells[i];
        }
        for (int sweep = 0; sweep < sweeps; sweep++) {
            SendChannel toLeft = world.openSend(DataType.FLOAT, 1, left, LEFTWARD);
            SendChannel toRight = world.openSend(DataType.FLOAT, 1, right, RIGHTWARD);
            toLeft.push(rod[1]);
            toRight.push(rod[N]);
            ReceiveChannel fromRight = world.openReceive(DataType.FLOAT, 1, right, LEFTWARD);
            ReceiveChannel fromLeft = world.openReceive(DataType.FLOAT, 1, left, RIGHTWARD);
            rod[N + 1] = fromRight.popFloat();
            rod[0] = fromLeft.popFloat();
            float before = rod[0];
            for (int i = 1; i <= N; i++) {
                float here = rod[i];
                rod[i] = 0.25f * before + 0.5f * here + 0.25f * rod[i + 1];
                before = here;
            }
        }
        for (int i = 0; i < N; i++) {
            cells[i] = rod[i + 1];
        }
    }

    /**
     * Runs one rank.
     *
     * @param args none
     */
    public static void main(String[] args) {
        try (Smi smi = Smi.init(args)) {
            run(smi, System.out);
        }
    }

    /**
     * Runs one rank.
     *
     * @param out where rank 0 reports
     */
    public static void run(Smi smi, PrintStream out) {
        Program program = smi.device().load(Rod.class);
        Buffer cells = smi.device().allocate(DataType.FLOAT, N, "cells");
        float[] temperatures = new float[N];
        if (smi.rank() == 0) {
            temperatures[0] = 1000;
        }
        cells.write(temperatures);
        program.kernel(Rod::spread).args(cells, SWEEPS, smi.world()).start().join(DEADLINE);
        cells.read(temperatures);

        float[] rod = new float[smi.rank() == 0 ? N * smi.size() : 0];
        smi.world().direct().openGather(DataType.FLOAT, N, N, 9, 0).gather(temperatures, 0, rod, 0);
        if (smi.rank() == 0) {
            out.printf(
                    "%d cells after %d sweeps (%s): %s degrees where it was hot, %s on the other side%n",
                    rod.length, SWEEPS, smi.device().description(), rod[0], rod[rod.length / 2]);
        }
    }
}
