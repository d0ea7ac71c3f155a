package dev.smi.channel;

import dev.smi.job.RankContext;
import dev.smi.model.DataType;
import dev.smi.transport.Patience;
import dev.smi.transport.RingReader;
import java.lang.foreign.MemorySegment;

/** The end of one message that is received; see {@link Outlet}. For one thread. */
public final class Inlet extends ElementSource {

    private final DataType type;
    private final int grantElements;
    private final int streamBytes;
    private final RingReader reader;
    private final Patience patience = new Patience();
    private int awaitedBytes;

    Inlet(RankContext context, Endpoint<RingReader> endpoint, int count) {
        super(context, endpoint.link(), endpoint.buffering().type(), count);
        this.type = endpoint.buffering().type();
        this.grantElements = endpoint.buffering().grant() * type.elementsPerPacket();
        this.streamBytes = endpoint.buffering().window() / 2;
        this.reader = endpoint.ring();
        endpoint.begin(this);
    }

    /** Receives one element; waits for its packet. */
    @Override
    public byte takeByte() {
        if (ready == 0 || type != DataType.CHAR) {
            prepare(DataType.CHAR);
        }
        byte value = reader.getByte();
        if (--ready == 0) {
            reader.release();
        }
        return value;
    }

    /** See {@link #takeByte}. */
    @Override
    public short takeShort() {
        if (ready == 0 || type != DataType.SHORT) {
            prepare(DataType.SHORT);
        }
        short value = reader.getShort();
        if (--ready == 0) {
            reader.release();
        }
        return value;
    }

    /** See {@link #takeByte}. */
    @Override
    public int takeInt() {
        if (ready == 0 || type != DataType.INT) {
            prepare(DataType.INT);
        }
        int value = reader.getInt();
        if (--ready == 0) {
            reader.release();
        }
        return value;
    }

    /** See {@link #takeByte}. */
    @Override
    public float takeFloat() {
        if (ready == 0 || type != DataType.FLOAT) {
            prepare(DataType.FLOAT);
        }
        float value = reader.getFloat();
        if (--ready == 0) {
            reader.release();
        }
        return value;
    }

    /** See {@link #takeByte}. */
    @Override
    public double takeDouble() {
        if (ready == 0 || type != DataType.DOUBLE) {
            prepare(DataType.DOUBLE);
        }
        double value = reader.getDouble();
        if (--ready == 0) {
            reader.release();
        }
        return value;
    }

    /**
     * Receives elements one after the other, in pieces as large as there are.
     *
     * @param offset where the first one goes, in bytes
     */
    @Override
    public void take(DataType wanted, MemorySegment target, long offset, int elements) {
        require(wanted, elements);
        if (elements == 0) {
            return;
        }
        begin();
        rest += ready;
        ready = 0;
        int left = elements;
        while (left > 0) {
            awaitBytes(type.bytes());
            int piece = (int) Math.min(left, reader.available() / type.bytes());
            reader.get(target, offset + (long) (elements - left) * type.bytes(), (long) piece * type.bytes());
            reader.release();
            left -= piece;
            rest -= piece;
        }
    }

    private void prepare(DataType wanted) {
        require(wanted, 1);
        begin();
        awaitElements();
        ready = Math.min(Math.min(rest, grantElements), (int) (reader.known() / type.bytes()));
        rest -= ready;
    }

    private void begin() {
        if (hasBegun) {
            return;
        }
        int padding = (int) -reader.position() & Long.BYTES - 1;
        awaitBytes(padding + Long.BYTES);
        hasBegun = true;
        reader.align(Long.BYTES);
        long sent = reader.getLong();
        if (sent != count()) {
            throw new IllegalStateException("the message " + place() + " has " + sent
                    + " elements, and this end was opened for " + count() + "; open both ends for the same number");
        }
    }

    private void awaitElements() {
        if (reader.has(type.bytes())) {
            return;
        }
        awaitBytes(type.bytes());
        long wanted = Math.min((long) rest * type.bytes(), streamBytes);
        long seen = reader.known();
        while (seen < wanted && patience.hasMore()) {
            long now = reader.available();
            if (now == seen) {
                patience.lose();
                return;
            }
            seen = now;
        }
        if (seen >= streamBytes) {
            patience.restore();
        }
    }

    private void awaitBytes(int bytes) {
        while (!reader.has(bytes)) {
            awaitedBytes = bytes;
            await();
        }
    }

    @Override
    public boolean isReady() {
        return reader.isThere(awaitedBytes);
    }

    @Override
    String verb() {
        return link().kind().receiving();
    }

    @Override
    String place() {
        return link().toText("from");
    }
}
