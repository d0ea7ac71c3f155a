package dev.smi.channel;

import dev.smi.job.RankContext;
import dev.smi.model.DataType;
import java.lang.foreign.MemorySegment;

/**
 * Where the elements of one message go. For one thread.
 *
 * <p>A class, not an interface, with one subclass for each way that messages take: a JVM in which they all take the
 * same one has loaded that one alone, and its compiler knows which methods are called.
 */
public abstract sealed class ElementSink extends Message permits Outlet, RoutedSink {

    ElementSink(RankContext context, Link link, DataType type, int count) {
        super(context, link, type, count);
    }

    /** Sends one element; waits while there is no room for its packet. */
    public abstract void put(byte value);

    /** See {@link #put(byte)}. */
    public abstract void put(short value);

    /** See {@link #put(byte)}. */
    public abstract void put(int value);

    /** See {@link #put(byte)}. */
    public abstract void put(float value);

    /** See {@link #put(byte)}. */
    public abstract void put(double value);

    /**
     * Sends elements one after the other.
     *
     * @param offset where they begin, in bytes
     */
    public abstract void put(DataType wanted, MemorySegment source, long offset, int elements);

    /** Shows the other rank what was put. */
    public abstract void flush();
}
