package dev.smi.run.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Places for a graph without a known shape: all FPGAs push each other away, cables pull, and what is moved cools down.
 * The seed is fixed, so a topology always looks the same. Stateless.
 */
final class ForceLayout {

    private static final int ROUNDS = 400;
    private static final long SEED = 1;
    private static final double NEAREST = 0.01;

    private ForceLayout() {}

    static List<Place> places(Neighbours neighbours) {
        int size = neighbours.size();
        double[] x = new double[size];
        double[] y = new double[size];
        SplittableRandom random = new SplittableRandom(SEED);
        double side = Math.sqrt(size);
        for (int i = 0; i < size; i++) {
            x[i] = side * random.nextDouble();
            y[i] = side * random.nextDouble();
        }
        for (int round = 0; round < ROUNDS; round++) {
            move(neighbours, x, y, side / 4 * (1 - (double) round / ROUNDS));
        }
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            places.add(new Place(x[i], y[i]));
        }
        return places;
    }

    /** Moves each FPGA where the others want it, but not farther than the limit. */
    private static void move(Neighbours neighbours, double[] x, double[] y, double limit) {
        int size = neighbours.size();
        double[] forceX = new double[size];
        double[] forceY = new double[size];
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                if (a == b) {
                    continue;
                }
                double dx = x[a] - x[b];
                double dy = y[a] - y[b];
                double distance = Math.max(NEAREST, Math.hypot(dx, dy));
                double force = 1 / distance - (neighbours.areNeighbours(a, b) ? distance * distance : 0);
                forceX[a] += dx / distance * force;
                forceY[a] += dy / distance * force;
            }
            // a weak pull to the middle, so that parts without a cable between them stay in the picture
            forceX[a] -= 0.02 * (x[a] - Math.sqrt(size) / 2);
            forceY[a] -= 0.02 * (y[a] - Math.sqrt(size) / 2);
        }
        for (int a = 0; a < size; a++) {
            double length = Math.max(NEAREST, Math.hypot(forceX[a], forceY[a]));
            double step = Math.min(length, limit) / length;
            x[a] += forceX[a] * step;
            y[a] += forceY[a] * step;
        }
    }
}
