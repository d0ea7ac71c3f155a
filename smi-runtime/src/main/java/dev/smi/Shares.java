package dev.smi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the elements of a message that passes its root belong to ranks: as many to each, in order of rank. Counts them as
 * they pass. For one thread.
 *
 * @param <E> the end of the way to another rank; the root's own share has none
 */
final class Shares<E> {

    private final List<@Nullable E> ends;
    private final int share;
    private int rank = -1;
    private int left;

    /**
     * No element has passed.
     *
     * @param ends in order of rank
     * @param share elements of each rank
     */
    Shares(List<@Nullable E> ends, int share) {
        this.ends = Collections.unmodifiableList(new ArrayList<>(ends));
        this.share = share;
    }

    int ranks() {
        return ends.size();
    }

    int share() {
        return share;
    }

    /**
     * Elements of all ranks.
     *
     * @throws IllegalArgumentException if they are too many to count
     */
    int elements() {
        long elements = (long) share * ends.size();
        if (elements > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(share + " elements for each of " + ends.size() + " ranks exceed "
                    + Integer.MAX_VALUE + " elements in a message");
        }
        return (int) elements;
    }

    /** The way to a rank, or null for the root's own share. */
    @Nullable
    E of(int member) {
        return ends.get(member);
    }

    /** The way of the next element; there has to be one left. */
    @Nullable
    E next() {
        if (left == 0) {
            rank++;
            left = share;
        }
        left--;
        return ends.get(rank);
    }
}
