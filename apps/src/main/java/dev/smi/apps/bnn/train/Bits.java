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
     * Counts equal bits of every input row with every weight row.
     *
     * @param rows inputs, {@code [row][word]}
     * @param weights {@code [word][output]}, so that neighbours are outputs
     * @param counts {@code [row][output]}
     * @param from first row
     * @param to after the last row
     */
    static void matches(long[] rows, int words, long[] weights, int outputs, long[] counts, int from, int to) {
        int bound = SPECIES.loopBound(outputs);
        for (int row = from; row < to; row++) {
            int base = row * words;
            int at = row * outputs;
            for (int output = 0; output < bound; output += SPECIES.length()) {
                LongVector sum = LongVector.zero(SPECIES);
                for (int word = 0; word < words; word++) {
                    sum = sum.add(LongVector.fromArray(SPECIES, weights, word * outputs + output)
                            .lanewise(VectorOperators.XOR, ~rows[base + word])
                            .lanewise(VectorOperators.BIT_COUNT));
                }
                sum.intoArray(counts, at + output);
            }
            for (int output = bound; output < outputs; output++) {
                long sum = 0;
                for (int word = 0; word < words; word++) {
                    sum += Long.bitCount(~(weights[word * outputs + output] ^ rows[base + word]));
                }
                counts[at + output] = sum;
            }
        }
    }
}
