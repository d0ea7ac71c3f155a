package dev.smi.route;

import java.util.Arrays;

/**
 * Where a packet for a destination leaves each rank. Mutable while a {@link RouteFinder} fills it, by one thread;
 * whoever holds it afterwards only reads.
 *
 * <p>Shape: {@code [ranks][ranks]}, the channel of the way out. Where there is none, because the destination is the
 * rank itself or cannot be reached, {@link #NONE}.
 */
public final class Routes {

    /** No way out. */
    public static final int NONE = -1;

    private final byte[][] out;

    /** No routes between the given number of ranks. */
    public Routes(int ranks) {
        this.out = new byte[ranks][ranks];
        for (byte[] row : out) {
            Arrays.fill(row, (byte) NONE);
        }
    }

    /** Ranks. */
    public int ranks() {
        return out.length;
    }

    /** The channel by which a packet for a destination leaves a rank, or {@link #NONE}. */
    public int out(int rank, int destination) {
        return out[rank][destination];
    }

    /** Sets the channel by which a packet for a destination leaves a rank. */
    public void setOut(int rank, int destination, int channel) {
        out[rank][destination] = (byte) channel;
    }
}
