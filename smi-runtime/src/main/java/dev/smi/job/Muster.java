package dev.smi.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Waits until all ranks have appeared at a meeting point, and checks that they belong together. One use. */
final class Muster {

    private static final long SHORTEST_NS = 100_000;
    private static final long LONGEST_NS = 10_000_000;

    private final MeetingPoint point;
    private final Placement me;
    private final Hub hub;
    private final SortedMap<Integer, Placement> found = new TreeMap<>();

    Muster(MeetingPoint point, Placement me, Hub hub) {
        this.point = point;
        this.me = me;
        this.hub = hub;
    }

    /**
     * Where all ranks are, in order of rank.
     *
     * @throws JobException if some do not come in time, or if one does not fit this rank
     */
    List<Placement> await(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        long pause = SHORTEST_NS;
        while (!look()) {
            hub.progress().throwIfFailed();
            if (System.nanoTime() - end >= 0) {
                throw missing(limit);
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, LONGEST_NS);
        }
        return new ArrayList<>(found.values());
    }

    private boolean look() {
        point.appear();
        for (int rank = 0; rank < me.size(); rank++) {
            if (!found.containsKey(rank)) {
                Optional<Placement> other = point.find(rank);
                if (other.isPresent()) {
                    requireFit(other.get());
                    found.put(rank, other.get());
                }
            }
        }
        return found.size() == me.size();
    }

    private void requireFit(Placement other) {
        if (other.version() != me.version()) {
            throw new JobException(other + " has version " + other.version() + " of the links between ranks, rank "
                    + me.rank() + " has version " + me.version() + "; start all ranks from the same build");
        }
        if (other.size() != me.size()) {
            throw new JobException(other + " is one of " + other.size() + " ranks, rank " + me.rank() + " one of "
                    + me.size() + "; start all ranks of a job with one command");
        }
        if (!other.link().equals(me.link())) {
            throw new JobException(other + " was started with -Dsmi.link=" + other.link() + ", rank " + me.rank()
                    + " with -Dsmi.link=" + me.link() + "; give all ranks the same");
        }
    }

    private JobException missing(Duration limit) {
        List<Integer> missing = IntStream.range(0, me.size())
                .filter(rank -> !found.containsKey(rank))
                .boxed()
                .toList();
        return new JobException(
                (missing.size() == 1 ? "rank " : "ranks ") + listed(missing) + " of " + me.size()
                        + " did not come within " + limit.toMillis() / 1000.0 + " s, rank " + me.rank() + " waits; "
                        + point.remedy(),
                JobException.DEADLINE);
    }

    private static String listed(List<Integer> ranks) {
        String all = ranks.toString();
        return all.substring(1, all.length() - 1);
    }
}
