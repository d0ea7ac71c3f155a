package dev.smi.apps.arrowsum;

import dev.smi.data.Combiner;
import dev.smi.data.Piece;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;

/** Adds up what the units found, in the order of the rows. */
final class SumCombiner implements Combiner<SumCombiner.Total> {

    private long rows;
    private long nulls;
    private BigInteger integer = BigInteger.ZERO;
    private double floating;

    /**
     * The sum of a column.
     *
     * @param rows how many there are
     * @param nulls how many of them are null, and not in the sum
     * @param integer the exact sum, of integers
     * @param floating the sum of floating-point numbers
     */
    record Total(long rows, long nulls, BigInteger integer, double floating) {}

    @Override
    public void accept(Piece piece, MemorySegment result) {
        Partial partial = Partial.of(result);
        if (partial.rows() != piece.count()) {
            throw new IllegalStateException(partial.rows() + " rows summed of " + piece);
        }
        rows += partial.rows();
        nulls += partial.nulls();
        integer = integer.add(partial.integer());
        floating += partial.floating();
    }

    @Override
    public Total finish() {
        return new Total(rows, nulls, integer, floating);
    }
}
