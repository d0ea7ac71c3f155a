package dev.smi.job;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which link leads to which rank, seen from one of them. Immutable. */
final class LinkChoice {

    private final Link wanted;
    private final Placement me;
    private final List<Placement> placements;

    /**
     * A choice.
     *
     * @param placements where all ranks are, in order of rank
     * @param hasCarrier whether the launcher carries messages
     * @throws JobException if there is no such link between some of them
     */
    LinkChoice(Link wanted, Placement me, List<Placement> placements, boolean hasCarrier) {
        this.wanted = wanted;
        this.me = me;
        this.placements = List.copyOf(placements);
        boolean isOneHost = placements.stream().allMatch(p -> p.host().equals(me.host()));
        if (!isOneHost && wanted == Link.SHM) {
            throw new JobException("-Dsmi.link=shm, but ranks are on several hosts (" + hosts()
                    + "), which share no memory; leave the option out");
        }
        if (!hasCarrier && (wanted == Link.MPJ || !isOneHost)) {
            String reason = wanted == Link.MPJ ? "-Dsmi.link=mpj" : "ranks are on several hosts (" + hosts() + ")";
            throw new JobException(reason + ", but what launched them carries no messages; launch with mpjrun");
        }
    }

    private String hosts() {
        return placements.stream().map(Placement::hostName).collect(Collectors.toCollection(TreeSet::new)).stream()
                .collect(Collectors.joining(", "));
    }

    /** The link to a rank: anything but {@link Link#AUTO}. */
    Link to(int rank) {
        Placement other = placements.get(rank);
        if (rank == me.rank()) {
            return Link.LOCAL;
        }
        return switch (wanted) {
            case LOCAL, SHM, MPJ -> wanted;
            case AUTO -> {
                if (other.hub().equals(me.hub())) {
                    yield Link.LOCAL;
                }
                yield other.host().equals(me.host()) ? Link.SHM : Link.MPJ;
            }
        };
    }

    /** Whether any rank is reached by messages. */
    boolean usesMessages() {
        return IntStream.range(0, placements.size()).anyMatch(rank -> to(rank) == Link.MPJ);
    }
}
