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

    /**
     * A rank, which the calling thread works for from now on.
     *
     * @param transports how each rank is reached, in order of rank
     */
    public RankContext(Hub hub, int rank, List<Transport> transports) {
        this.hub = hub;
        this.rank = rank;
        this.transports = List.copyOf(transports);
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

    /** All ranks have come: from now on a deadlock is one. */
    public void watch() {
        hub.watch();
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

    /** The rank takes part no more. */
    @Override
    public void close() {
        hub.progress().leave();
        hub.remove(this);
    }
}
