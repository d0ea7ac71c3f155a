package dev.smi.mpj;

import dev.smi.rank.MessageCarrier;

/**
 * Messages through MPJ Express's {@code Isend} and {@code Irecv}, the only calls of it that are right in all devices:
 * {@code Send} blocks in multicore, buffer offsets give wrong results, probing is slow. Each peer has a ring of
 * receives posted ahead and a ring of sends; MPJ Express keeps messages between two ranks in order, so only the oldest
 * of a ring is looked at. For one thread of the rank.
 */
final class MpjCarrier implements MessageCarrier {

    /** Large enough to fill a network, small enough for many peers. */
    static final int MAX_MESSAGE = 1 << 16;

    /** Messages on their way to one rank. */
    static final int SLOTS = 8;

    private final Lane[] lanes;
    private final int rank;
    private int next;
    private int source = -1;

    private MpjCarrier(int size, int rank) {
        this.rank = rank;
        lanes = new Lane[size];
        for (int peer = 0; peer < size; peer++) {
            lanes[peer] = new Lane(peer);
        }
    }

    /** Posts the receives of all peers; {@code MPI.Init} was called. */
    static MpjCarrier over(int size, int rank) {
        MpjCarrier carrier = new MpjCarrier(size, rank);
        for (int peer = 0; peer < size; peer++) {
            if (peer != rank) {
                carrier.lanes[peer].open();
            }
        }
        return carrier;
    }

    @Override
    public int maxMessage() {
        return MAX_MESSAGE;
    }

    @Override
    public boolean offer(int to, byte[] message, int length) {
        if (to < 0 || to >= lanes.length || to == rank) {
            throw new IllegalArgumentException(
                    "rank " + rank + " of " + lanes.length + " cannot send to rank " + to + "; only to another rank");
        }
        if (length < 0 || length > MAX_MESSAGE) {
            throw new IllegalArgumentException(
                    "a message of " + length + " bytes; at most " + MAX_MESSAGE + " are carried at once");
        }
        return lanes[to].offer(message, length);
    }

    @Override
    public int poll(byte[] target) {
        for (int looked = 0; looked < lanes.length; looked++) {
            int peer = next;
            next = next + 1 == lanes.length ? 0 : next + 1;
            if (peer != rank) {
                int length = lanes[peer].poll(target);
                if (length >= 0) {
                    source = peer;
                    return length;
                }
            }
        }
        return -1;
    }

    @Override
    public int source() {
        return source;
    }

    @Override
    public int underway() {
        int sum = 0;
        for (Lane lane : lanes) {
            sum += lane.underway();
        }
        return sum;
    }
}
