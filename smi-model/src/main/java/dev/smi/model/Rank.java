package dev.smi.model;

/**
 * One FPGA of a cluster, numbered from 0 in string order of the FPGAs' names.
 *
 * <p>A topology may have any number of ranks; what travels in a packet header is limited to {@link #MAX_ADDRESSABLE}.
 *
 * @param value the number, not negative
 */
public record Rank(int value) implements Comparable<Rank> {

    /** How many ranks the one-byte rank fields of a packet can tell apart. */
    public static final int MAX_ADDRESSABLE = 256;

    /** @throws IllegalArgumentException if the value is negative */
    public Rank {
        if (value < 0) {
            throw new IllegalArgumentException("rank " + value + " is negative");
        }
    }

    @Override
    public int compareTo(Rank other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
