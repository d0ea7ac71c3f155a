package dev.smi.channel;

import dev.smi.job.RankContext;
import dev.smi.model.DataType;
import java.lang.foreign.MemorySegment;

/** Where the elements of one message come from; see {@link ElementSink}. For one thread. */
public abstract sealed class ElementSource extends Message permits Inlet, RoutedSource {

    ElementSource(RankContext context, Link link, DataType type, int count) {
        super(context, link, type, count);
    }

    /** Receives one element; waits for it. */
    public abstract byte takeByte();

    /** See {@link #takeByte}. */
    public abstract short takeShort();

    /** See {@link #takeByte}. */
    public abstract int takeInt();

    /** See {@link #takeByte}. */
    public abstract float takeFloat();

    /** See {@link #takeByte}. */
    public abstract double takeDouble();

    /**
     * Receives elements one after the other.
     *
     * @param offset where the first one goes, in bytes
     */
    public abstract void take(DataType wanted, MemorySegment target, long offset, int elements);
}
