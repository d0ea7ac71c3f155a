package dev.smi.data;

import java.util.List;

/** Who gets how much of the data. Immutable. */
public sealed interface Shares {

    /** Every unit gets one piece; they differ by one granule at most. */
    record Equal() implements Shares {}

    /**
     * Unit by unit, in the order of the cluster's units or of the job's kernels, so many elements each. The sum has to
     * be what there is. Where there are more counts than units, the first unit gets the next one, and so on.
     *
     * @param counts elements for each unit
     */
    record Stated(List<Long> counts) implements Shares {
        public Stated {
            counts = List.copyOf(counts);
            for (long count : counts) {
                if (count < 1) {
                    throw new IllegalArgumentException("a share of " + count + " elements; leave the unit out");
                }
            }
        }
    }

    /**
     * Pieces of a fixed size, handed out as units come free, so that a slow unit takes fewer. The same pieces however
     * many units there are.
     *
     * @param elements of each piece but the last, at least 1; rounded up to the source's granularity
     */
    record Chunks(long elements) implements Shares {
        public Chunks {
            if (elements < 1) {
                throw new IllegalArgumentException("chunks of " + elements + " elements");
            }
        }
    }

    /**
     * Pieces handed out as units come free, each as large as its unit, by what was measured of it so far, works off in
     * about the time given; smaller towards the end.
     *
     * @param seconds of one piece, above 0
     */
    record Measured(double seconds) implements Shares {
        public Measured {
            if (!(seconds > 0)) {
                throw new IllegalArgumentException("pieces of " + seconds + " seconds");
            }
        }
    }

    /** {@link Equal}. */
    static Shares equal() {
        return new Equal();
    }

    /** {@link Stated}. */
    static Shares stated(List<Long> counts) {
        return new Stated(counts);
    }

    /** {@link Chunks}. */
    static Shares chunks(long elements) {
        return new Chunks(elements);
    }

    /** {@link Measured}, a fifth of a second each. */
    static Shares measured() {
        return new Measured(0.2);
    }
}
