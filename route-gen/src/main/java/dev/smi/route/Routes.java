package dev.smi.route;

import java.util.Arrays;

/**
 * Where a packet for a destination leaves each rank, as seen from each CK_S. Mutable while a {@link RouteFinder} fills
 * it, by one thread; whoever holds it afterwards only reads.
 *
 * <p>Shape: {@code [destinations][ranks * cables]}, the channel of the way out; the second index is the number of the
 * CK_S's network port. What arrives by a cable is routed by the CK_S of that cable, so a way out may depend on where a
 * packet came from. Where there is none, because the destination is the rank itself or cannot be reached, it is
 * {@link #NONE}.
 */
public final class Routes {

    /** No way out. */
    public static final int NONE = -1;

    private final int cables;
    private final byte[][] out;

    /** No routes between the given number of ranks with the given number of cables each. */
    public Routes(int ranks, int cables) {
        this.cables = cables;
        this.out = new byte[ranks][ranks * cables];
        for (byte[] row : out) {
            Arrays.fill(row, (byte) NONE);
        }
    }

    /** Ranks. */
    public int ranks() {
        return out.length;
    }

    /** The channel by which a packet for a destination leaves a rank from the CK_S of a cable, or {@link #NONE}. */
    public int out(int rank, int cable, int destination) {
        return out[destination][rank * cables + cable];
    }

    /** Sets the channel by which a packet for a destination leaves a rank from the CK_S of a cable. */
    public void setOut(int rank, int cable, int destination, int channel) {
        out[destination][rank * cables + cable] = (byte) channel;
    }

    /** The ways to a destination, one for every network port; changes write through. */
    byte[] to(int destination) {
        return out[destination];
    }
}
