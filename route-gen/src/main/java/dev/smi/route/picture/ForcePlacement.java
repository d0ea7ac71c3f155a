package dev.smi.route.picture;

import dev.smi.route.Network;
import java.util.Arrays;
import java.util.Optional;

/**
 * Places FPGAs of an irregular topology: cables pull, FPGAs push each other away, starting from a circle, by the method
 * of Fruchterman and Reingold (Graph drawing by force-directed placement, 1991). No randomness. Networks that are too
 * large for it, and those with few FPGAs and cables nearly everywhere, stay on the circle. Mutable, one thread.
 */
final class ForcePlacement {

    private static final int MOST_RANKS = 400;
    private static final int ROUNDS = 400;
    private static final double UNIT = 135;
    private static final double DENSE = 0.7;
    private static final double CENTRE = 0.12;

    private final Network network;
    private final double[] x;
    private final double[] y;
    private final double[] moveX;
    private final double[] moveY;

    private ForcePlacement(Network network) {
        this.network = network;
        int ranks = network.ranks();
        this.x = new double[ranks];
        this.y = new double[ranks];
        this.moveX = new double[ranks];
        this.moveY = new double[ranks];
        double radius = Math.max(130, ranks * UNIT / (2 * Math.PI));
        for (int rank = 0; rank < ranks; rank++) {
            double angle = 2 * Math.PI * rank / ranks - Math.PI / 2;
            x[rank] = radius * Math.cos(angle);
            y[rank] = radius * Math.sin(angle);
        }
    }

    static Placement of(Network network) {
        ForcePlacement placement = new ForcePlacement(network);
        if (network.ranks() <= MOST_RANKS && !placement.isDense()) {
            for (int round = 0; round < ROUNDS; round++) {
                placement.move(UNIT * (1 - (double) round / ROUNDS));
            }
        }
        return placement.shifted();
    }

    private boolean isDense() {
        long neighbours = 0;
        for (int rank = 0; rank < network.ranks(); rank++) {
            for (int channel = 0; channel < network.cables(); channel++) {
                neighbours += network.isConnected(rank, channel) ? 1 : 0;
            }
        }
        return neighbours >= DENSE * network.ranks() * (network.ranks() - 1);
    }

    private void move(double limit) {
        Arrays.fill(moveX, 0);
        Arrays.fill(moveY, 0);
        for (int rank = 0; rank < x.length; rank++) {
            for (int other = 0; other < x.length; other++) {
                if (rank != other) {
                    double distance = distance(rank, other);
                    pull(rank, other, -UNIT * UNIT / distance / distance);
                }
            }
            for (int channel = 0; channel < network.cables(); channel++) {
                if (network.isConnected(rank, channel) && network.neighbour(rank, channel) != rank) {
                    int other = network.neighbour(rank, channel);
                    pull(rank, other, distance(rank, other) / UNIT);
                }
            }
            pullToCentre(rank);
        }
        for (int rank = 0; rank < x.length; rank++) {
            double length = Math.max(1e-9, Math.hypot(moveX[rank], moveY[rank]));
            x[rank] += moveX[rank] / length * Math.min(length, limit);
            y[rank] += moveY[rank] / length * Math.min(length, limit);
        }
    }

    private double distance(int rank, int other) {
        return Math.max(1, Math.hypot(x[rank] - x[other], y[rank] - y[other]));
    }

    /** Moves a rank towards another one by a share of their distance. */
    private void pull(int rank, int other, double share) {
        moveX[rank] += (x[other] - x[rank]) * share;
        moveY[rank] += (y[other] - y[rank]) * share;
    }

    /** Keeps parts that no cable connects in the picture. */
    private void pullToCentre(int rank) {
        moveX[rank] -= CENTRE * x[rank];
        moveY[rank] -= CENTRE * y[rank];
    }

    private Placement shifted() {
        double left = Arrays.stream(x).min().orElse(0);
        double top = Arrays.stream(y).min().orElse(0);
        return new Placement(
                Arrays.stream(x).map(v -> v - left).toArray(),
                Arrays.stream(y).map(v -> v - top).toArray(),
                Optional.empty());
    }
}
