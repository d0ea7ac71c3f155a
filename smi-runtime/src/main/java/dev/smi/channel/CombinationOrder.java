package dev.smi.channel;

import dev.smi.model.CollectiveScheme;
import dev.smi.model.DataType;
import dev.smi.model.ReduceOperator;
import java.util.ArrayList;
import java.util.List;

/**
 * In which order the contributions of ranks are combined. Linear: in order of rank. Along a tree: ranks have places
 * counted from the root; each begins with its own element and combines the results of the places at distances 1, 2, 4
 * and so on that are above its own place, in this order. Either way the result comes to be at place 0. Immutable.
 *
 * <p>Source: docs/adr/0008-collectives.md; the generated reduce kernel does the same.
 */
public final class CombinationOrder {

    private final int ranks;
    private final int firstRank;
    private final int[] into;
    private final int[] from;

    private record Step(int into, int from) {}

    private CombinationOrder(int ranks, int firstRank, List<Step> steps) {
        this.ranks = ranks;
        this.firstRank = firstRank;
        this.into = steps.stream().mapToInt(Step::into).toArray();
        this.from = steps.stream().mapToInt(Step::from).toArray();
    }

    /** The order among some ranks. */
    public static CombinationOrder of(CollectiveScheme scheme, int ranks, int root) {
        List<Step> steps = new ArrayList<>();
        switch (scheme) {
            case LINEAR -> {
                for (int rank = 1; rank < ranks; rank++) {
                    steps.add(new Step(0, rank));
                }
            }
            case TREE -> {
                // what is at a higher place is complete before it is used
                for (int place = ranks - 1; place >= 0; place--) {
                    addChildren(steps, place, ranks);
                }
            }
        }
        return new CombinationOrder(ranks, scheme == CollectiveScheme.TREE ? root : 0, steps);
    }

    private static void addChildren(List<Step> steps, int place, int ranks) {
        int distance = Math.max(1, Integer.highestOneBit(place) << 1);
        while (place + distance < ranks) {
            steps.add(new Step(place, place + distance));
            distance <<= 1;
        }
    }

    /** The rank whose element belongs to a place. */
    int rankAt(int place) {
        return (firstRank + place) % ranks;
    }

    /** Combines the first elements of arrays, one array for each place. */
    void combine(DataType type, ReduceOperator operator, Object[] places, int length) {
        for (int step = 0; step < into.length; step++) {
            Combination.combine(type, operator, places[into[step]], places[from[step]], length);
        }
    }
}
