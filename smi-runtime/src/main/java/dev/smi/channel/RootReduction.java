package dev.smi.channel;

import java.lang.foreign.MemorySegment;

/** The root's end of a reduction; see {@link ElementSink}. For one thread. */
public abstract sealed class RootReduction permits Reduction, RoutedReduction {

    RootReduction() {}

    /** Combines one element of every rank; the argument is the caller's. */
    public abstract byte combine(byte own);

    /** See {@link #combine(byte)}. */
    public abstract short combine(short own);

    /** See {@link #combine(byte)}. */
    public abstract int combine(int own);

    /** See {@link #combine(byte)}. */
    public abstract float combine(float own);

    /** See {@link #combine(byte)}. */
    public abstract double combine(double own);

    /** Combines elements of every rank; source is the caller's contribution, from its beginning on. */
    public abstract void combine(MemorySegment source, MemorySegment target, long targetOffset, int elements);
}
