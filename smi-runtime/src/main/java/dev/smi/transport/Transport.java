package dev.smi.transport;

/** Opens wires to ranks of one kind of place. For any thread; the ends that it gives are for one thread each. */
public interface Transport extends AutoCloseable {

    /**
     * The end that this rank writes. The other rank need not have opened its end yet. Opening a wire again gives the
     * same end.
     *
     * @param capacity bytes that can be on their way, a power of two; both ends name the same
     * @param contract what both ends have to agree on, in words for a message, at most {@link RingLayout#MAX_CONTRACT}
     *     ASCII characters
     * @throws WireException if the other end was opened with another capacity or contract
     */
    RingWriter writer(WireKey key, int capacity, String contract);

    /** The end that this rank reads; see {@link #writer}. */
    RingReader reader(WireKey key, int capacity, String contract);

    /** Gives back memory and files. Bytes that were written and not read may be lost. */
    @Override
    void close();
}
