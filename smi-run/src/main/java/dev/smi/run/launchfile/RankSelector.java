package dev.smi.run.launchfile;

import dev.smi.model.Rank;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The ranks that an entry of a launch file is for.
 *
 * @param position where the file says so
 * @param ranges the ranks; empty for all
 */
public record RankSelector(SourcePosition position, Optional<List<Range>> ranges) {

    /** Ranks from {@code first} to {@code last}, both included. */
    public record Range(int first, int last) {}

    /**
     * The ranks of a cluster that are meant, in order, each once.
     *
     * @param size number of ranks of the cluster
     * @param diagnostics takes ranks that it does not have
     */
    public List<Rank> resolve(int size, Diagnostics diagnostics) {
        if (ranges.isEmpty()) {
            return IntStream.range(0, size).mapToObj(Rank::new).toList();
        }
        List<Rank> ranks = new ArrayList<>();
        for (Range range : ranges.get()) {
            if (range.last() >= size) {
                diagnostics.error(
                        position, "there is no rank " + range.last() + "; the topology has ranks 0.." + (size - 1));
            } else {
                IntStream.rangeClosed(range.first(), range.last())
                        .mapToObj(Rank::new)
                        .forEach(ranks::add);
            }
        }
        return ranks.stream().distinct().sorted().toList();
    }
}
