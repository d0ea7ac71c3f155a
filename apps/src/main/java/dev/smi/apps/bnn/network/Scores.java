package dev.smi.apps.bnn.network;

import dev.smi.apps.bnn.format.Network;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** What networks make of a picture: a score for each class, 32 bits in the machine's byte order. Stateless. */
public final class Scores {

    /** Classes of all networks. */
    public static final int CLASSES = 10;

    /** Bytes of a picture's scores. */
    public static final int BYTES = CLASSES * Integer.BYTES;

    private static final ValueLayout.OfInt SCORE = ValueLayout.JAVA_INT_UNALIGNED;

    private Scores() {}

    /** Puts a score. */
    public static void set(MemorySegment scores, long picture, int digit, int score) {
        scores.set(SCORE, picture * BYTES + (long) digit * Integer.BYTES, score);
    }

    /** The score of a class. */
    public static int get(MemorySegment scores, long picture, int digit) {
        return scores.get(SCORE, picture * BYTES + (long) digit * Integer.BYTES);
    }

    /**
     * The class of a picture. CNV's is the one with the highest score, the first if there are several. LFC's scores are
     * bits, and its class is the highest one that is set, or 0.
     */
    public static int best(Network network, MemorySegment scores, long picture) {
        boolean isLastBest = network == Network.LFC_W1A1;
        int best = 0;
        for (int i = 1; i < CLASSES; i++) {
            int score = get(scores, picture, i);
            int highest = get(scores, picture, best);
            if (score > highest || isLastBest && score == highest && score > 0) {
                best = i;
            }
        }
        return best;
    }
}
