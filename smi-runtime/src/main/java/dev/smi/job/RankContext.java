package dev.smi.job;

import dev.smi.transport.RingReader;
import dev.smi.transport.RingWriter;
import dev.smi.transport.Transport;
import dev.smi.transport.WireKey;
import java.time.Duration;
import java.util.List;

/** One rank: its number, its wires to the others, and how it waits. For the threads of its rank. */
public final class RankContext implements AutoCloseable {

    private final Hub hub;
    private final int rank;
    private final List<Transport> transports;
    private final Session session;

    /**
     * A rank of a job that is in this JVM as a whole. The calling thread works for it from now on.
     *
     * @param transports how each rank is reached, in order of rank
     */
    public RankContext(Hub hub, int rank, List<Transport> transports) {
        this(hub, rank, transports, Session.NONE);
    }

    /**
     * A rank with what it holds besides its wires.
     *
     * @param session is ended when the rank is closed
     */
    RankContext(Hub hub, int rank, List<Transport> transports, Session session) {
        this.hub = hub;
        this.rank = rank;
        this.transports = List.copyOf(transports);
        this.session = session;
        hub.add(this);
        hub.progress().enter(rank, "rank " + rank);
    }

    /** Its number. */
    public int rank() {
        return rank;
    }

    /** Ranks of the job. */
    public int size() {
        return transports.size();
    }

    /** Its number among the ranks of this JVM. */
    public int localRank() {
        return hub.localNumber(rank);
    }

    /** This JVM's part of the job. */
    public Hub hub() {
        return hub;
    }

    /** The writing end of a wire to another rank, or to this one; see {@link Transport#writer}. */
    public RingWriter writer(int to, String name, int capacity, String contract) {
        return transports.get(to).writer(new WireKey(rank, to, name), capacity, contract);
    }

    /** The reading end of a wire from another rank, or from this one; see {@link Transport#reader}. */
    public RingReader reader(int from, String name, int capacity, String contract) {
        return transports.get(from).reader(new WireKey(from, rank, name), capacity, contract);
    }

    /**
     * Waits up to the job's limit.
     *
     * @throws RuntimeException what the job failed with, if it does meanwhile
     */
    public void await(Waitable what) {
        hub.progress().await(rank, what);
    }

    /**
     * Waits.
     *
     * @return false if the time has passed and what was waited for is still not ready
     */
    public boolean await(Waitable what, Duration time) {
        return hub.progress().await(rank, what, time);
    }

    /** The rank takes part no more; ranks elsewhere are told why if the job has failed. */
    @Override
    public void close() {
        hub.progress().leave();
        try {
            session.end(hub.progress().failure().map(JobFailure::of));
        } finally {
            hub.remove(this);
        }
    }
}
