package dev.smi.benchmarks;

import dev.smi.job.RankContext;
import dev.smi.job.Waitable;
import dev.smi.transport.RingReader;
import dev.smi.transport.RingWriter;
import java.lang.foreign.MemorySegment;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/** A wire to the other of two ranks and one back, and the traffic that is measured. For one thread. */
final class WireEnds {

    private static final int PACKET = 32;
    private static final int CHUNK = 1 << 16;

    private final RankContext context;
    private final RingWriter writer;
    private final RingReader reader;
    private final Waitable room;
    private final Waitable data;
    private final Waitable piece;
    private final Waitable chunk;
    private final Waitable drain;

    WireEnds(RankContext context, int capacity) {
        this.context = context;
        int other = 1 - context.rank();
        this.writer = context.writer(other, "bench." + capacity, capacity, "bytes");
        this.reader = context.reader(other, "bench." + capacity, capacity, "bytes");
        this.room = wait(other, () -> writer.hasRoom(PACKET));
        this.data = wait(other, () -> reader.has(PACKET));
        // messages part a stream anywhere
        this.piece = wait(other, () -> reader.has(1));
        this.chunk = wait(other, () -> writer.hasRoom(CHUNK));
        this.drain = wait(other, writer::isDrained);
    }

    private static Waitable wait(int other, BooleanSupplier isReady) {
        return new Waitable() {
            @Override
            public boolean isReady() {
                return isReady.getAsBoolean();
            }

            @Override
            public String description() {
                return "for rank " + other;
            }

            @Override
            public OptionalInt peer() {
                return OptionalInt.of(other);
            }
        };
    }

    /** Sends packets, each published by itself, and waits until all are read. */
    void sendPackets(long count) {
        for (long i = 0; i < count; i++) {
            sendPacket(i);
        }
        context.await(drain);
    }

    private void sendPacket(long value) {
        if (!writer.hasRoom(PACKET)) {
            context.await(room);
        }
        writer.putLong(value);
        writer.putLong(value);
        writer.putLong(value);
        writer.putLong(value);
        writer.publish();
    }

    /** Takes packets, and checks them. */
    void takePackets(long count) {
        for (long i = 0; i < count; i++) {
            takePacket(i);
        }
    }

    private void takePacket(long value) {
        if (!reader.has(PACKET)) {
            context.await(data);
        }
        long sum = 0;
        for (int word = 0; word < PACKET / Long.BYTES; word++) {
            sum += reader.getLong();
        }
        if (sum != PACKET / Long.BYTES * value) {
            throw new IllegalStateException("four words of packet " + value + " sum up to " + sum);
        }
        reader.release();
    }

    /** Tells the other rank a number. */
    void announce(long number) {
        sendPacket(number);
    }

    /** The number that the other rank told. */
    long hear() {
        context.await(data);
        long number = reader.getLong();
        reader.align(PACKET);
        reader.release();
        return number;
    }

    /** Sends a packet and waits for it to come back, many times. */
    void ping(long count) {
        for (long i = 0; i < count; i++) {
            sendPacket(i);
            takePacket(i);
        }
    }

    /** The other side of {@link #ping}. */
    void pong(long count) {
        for (long i = 0; i < count; i++) {
            takePacket(i);
            sendPacket(i);
        }
    }

    /** Sends all of a segment several times, and waits until it is read. */
    void sendBulk(MemorySegment source, long times) {
        for (long i = 0; i < times; i++) {
            long done = 0;
            while (done < source.byteSize()) {
                context.await(chunk);
                done += writer.put(source, done, Math.min(CHUNK, source.byteSize() - done));
                writer.publish();
            }
        }
        context.await(drain);
    }

    /** Fills a segment several times. */
    void takeBulk(MemorySegment target, long times) {
        for (long i = 0; i < times; i++) {
            long done = 0;
            while (done < target.byteSize()) {
                context.await(piece);
                done += reader.get(target, done, Math.min(CHUNK, target.byteSize() - done));
                reader.release();
            }
        }
    }
}
