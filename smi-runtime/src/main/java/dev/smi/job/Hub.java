package dev.smi.job;

import dev.smi.transport.LocalTransport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One JVM's part of a job. Shared by the job's ranks in this JVM, whose class loaders may differ: the launcher sees to
 * it that this class is loaded once. For any thread.
 */
public final class Hub {

    private static final Map<String, Hub> HUBS = new ConcurrentHashMap<>();

    /** Ranks that there were, as {@code job/rank}. */
    private static final Set<String> USED = ConcurrentHashMap.newKeySet();

    private final String job;
    private final String id = UUID.randomUUID().toString();
    private final Progress progress;
    private final LocalTransport local = new LocalTransport();
    private final Map<Class<?>, Object> shared = new ConcurrentHashMap<>();
    private final Map<Integer, RankContext> ranks = new ConcurrentSkipListMap<>();
    private final MessageTraffic traffic = new MessageTraffic();
    private volatile int arrived;
    private @Nullable DeadlockWatch watch;

    private Hub(String job, Duration limit) {
        this.job = job;
        this.progress = new Progress(limit);
        progress.add(traffic);
    }

    /**
     * This JVM's part of a job.
     *
     * @param limit how long a single wait may take; the first rank decides
     */
    public static Hub of(String job, Duration limit) {
        return HUBS.computeIfAbsent(job, _ -> new Hub(job, limit));
    }

    /** The job's name. */
    public String job() {
        return job;
    }

    /** Tells this JVM's part of the job from those of other JVMs. */
    public String id() {
        return id;
    }

    /** Who waits for what. */
    public Progress progress() {
        return progress;
    }

    /** Wires between the ranks of this JVM. */
    public LocalTransport local() {
        return local;
    }

    /** Ranks of the job that are in this JVM, once all have come. */
    public int size() {
        return arrived;
    }

    /** A rank's number among those of this JVM. */
    int localNumber(int rank) {
        return (int) ranks.keySet().stream().filter(other -> other < rank).count();
    }

    /** What goes between ranks by messages. */
    MessageTraffic traffic() {
        return traffic;
    }

    /** The one object of a class that the ranks of this JVM share; the first who asks makes it. */
    public <T> T shared(Class<T> type, Supplier<T> maker) {
        return type.cast(shared.computeIfAbsent(type, _ -> maker.get()));
    }

    synchronized void add(RankContext rank) {
        if (!USED.add(job + "/" + rank.rank())) {
            throw new JobException("rank " + rank.rank() + " of job " + job + " is initialised twice; a program calls"
                    + " Smi.init once, and uses what it gives until its end");
        }
        ranks.put(rank.rank(), rank);
        arrived++;
    }

    /** Waits until so many ranks of the job have come to this JVM. */
    void awaitRanks(int rank, int count) {
        progress.await(rank, new Waitable() {
            @Override
            public boolean isReady() {
                return arrived >= count;
            }

            @Override
            public String description() {
                return "for " + (count - arrived) + " of " + count + " ranks to call Smi.init; there are "
                        + ranks.keySet();
            }
        });
    }

    /**
     * All ranks of the job are in this JVM, and have come: a deadlock is one from now on. The first to say so begins.
     */
    public synchronized void watch() {
        if (watch == null) {
            watch = new DeadlockWatch(progress, new WholeJob(progress, traffic));
        }
    }

    /**
     * The same where ranks are in several JVMs. Only one rank of this JVM calls it, which stands for the others.
     *
     * @param leaders the rank that stands for each JVM; rank 0 is among them
     */
    synchronized void watch(RankContext leader, List<Integer> leaders) {
        if (leader.rank() == 0) {
            List<WatchLine> lines = leaders.stream()
                    .filter(rank -> rank != 0)
                    .map(rank -> new WatchLine(leader, rank))
                    .toList();
            watch = new DeadlockWatch(progress, new CoordinatedJob(progress, traffic, lines));
        } else {
            watch = new DeadlockWatch(progress, new PartOfJob(progress, traffic, new WatchLine(leader, 0)));
        }
    }

    /** After the last rank has left, the job's name can be used again. */
    synchronized void remove(RankContext rank) {
        ranks.remove(rank.rank());
        if (ranks.isEmpty()) {
            HUBS.remove(job, this);
            if (watch != null) {
                watch.end();
            }
            local.close();
        }
    }
}
