package dev.smi.transport;

import dev.smi.rank.MessageCarrier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Wires to ranks that are reached by messages only, on other hosts that is. A thread of its own takes what was
 * published on all wires to a rank into one message, and deals what arrives to the wires; a wire never has more than
 * its capacity on its way, so what its reader does not take holds up no other wire.
 */
public final class MessageTransport implements Transport {

    private static final Duration GOODBYE = Duration.ofSeconds(5);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final int rank;
    private final List<Peer> peers = new ArrayList<>();
    private final MessagePump pump;
    private final Thread thread;

    /**
     * Starts to exchange messages. The calling thread has to be the rank's main thread.
     *
     * @param size ranks of the job
     * @param greeting what every other rank is told first, at most 4,000 bytes
     * @param faults is told what ends the job
     * @throws IllegalArgumentException if the carrier's messages are too small
     */
    public MessageTransport(MessageCarrier carrier, int rank, int size, byte[] greeting, MessageFaults faults) {
        this.rank = rank;
        for (int other = 0; other < size; other++) {
            if (other != rank) {
                peers.add(new Peer(rank, other, greeting));
            }
        }
        this.pump = new MessagePump(carrier, peers, faults);
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("smi messages of rank " + rank)
                .start(pump);
    }

    /** What a rank has sent first; empty if it has not. */
    public Optional<byte[]> greeting(int other) {
        return peer(other).greeting();
    }

    private Peer peer(int other) {
        if (other == rank) {
            throw new IllegalArgumentException("rank " + rank + " reaches itself without messages");
        }
        return peers.get(other < rank ? other : other - 1);
    }

    @Override
    public RingWriter writer(WireKey key, int capacity, String contract) {
        return peer(key.to()).writer(key, capacity, contract);
    }

    @Override
    public RingReader reader(WireKey key, int capacity, String contract) {
        return peer(key.from()).reader(key, capacity, contract);
    }

    /** Messages sent so far. If all ranks together have received as many as they have sent, none is on its way. */
    public long sent() {
        return pump.sent();
    }

    /** Messages received so far, counted when the wires have their bytes. */
    public long received() {
        return pump.received();
    }

    /**
     * Bytes that were published here, and bytes that were read here, over all wires but those of watches.
     *
     * <p>If all ranks together have as many {@link #bytesArrived arrived}, nothing is on its way.
     */
    public long bytesSent() {
        return peers.stream().mapToLong(Peer::bytesSent).sum();
    }

    /** Bytes that came here, and bytes whose reader has told that it has read them. */
    public long bytesArrived() {
        return peers.stream().mapToLong(Peer::bytesArrived).sum();
    }

    /** Whether nothing waits here to be sent. Bytes that leave are counted before they count as gone. */
    public boolean isQuiet() {
        for (Peer peer : peers) {
            if (!peer.isQuiet()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Tells the other ranks that this one failed, and ends.
     *
     * @param reason for them, at most 4,100 bytes
     */
    public void fail(byte[] reason) {
        peers.forEach(peer -> peer.say(Frame.FAILED, reason));
        end(LAST_WORDS);
    }

    /**
     * Ends when everything that was published has been sent, and all other ranks have ended too; after five seconds in
     * any case.
     */
    @Override
    public void close() {
        end(GOODBYE);
    }

    private void end(Duration limit) {
        pump.end(limit);
        try {
            // a carrier that blocks against its contract must not block the rank's end
            thread.join(limit.plusSeconds(1));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
