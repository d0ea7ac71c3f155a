package dev.smi.apps.bnn.train;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of products of signs, sixty-four at a time: a bit is +1 if set and -1 if not, so that the sum over n of them is
 * twice the number of equal bits less n. Stateless.
 */
final class Bits {

    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;

    private Bits() {}

    /** Words of a row of so many bits. */
    static int words(int bits) {
        return (bits + Long.SIZE - 1) / Long.SIZE;
    }

    /**
     * Counts equal bits of an input row with every weight row.
     *
     * @param input where the row is
     * @param at its first word
     * @param words its words
     * @param weights {@code [word][output]}, so that neighbours are outputs
     * @param outputs weight rows
     * @param counts takes a number for each output
     * @param first where
     */
    static void matches(long[] input, int at, int words, long[] weights, int outputs, long[] counts, int first) {
        int bound = SPECIES.loopBound(outputs);
        for (int output = 0; output < bound; output += SPECIES.length()) {
            LongVector sum = LongVector.zero(SPECIES);
            for (int word = 0; word < words; word++) {
                sum = sum.add(LongVector.fromArray(SPECIES, weights, word * outputs + output)
                        .lanewise(VectorOperators.XOR, ~input[at + word])
                        .lanewise(VectorOperators.BIT_COUNT));
            }
            sum.intoArray(counts, first + output);
        }
        for (int output = bound; output < outputs; output++) {
            long sum = 0;
            for (int word = 0; word < words; word++) {
                sum += Long.bitCount(~(weights[word * outputs + output] ^ input[at + word]));
            }
            counts[first + output] = sum;
        }
    }
}
