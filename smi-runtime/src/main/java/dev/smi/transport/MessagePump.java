package dev.smi.transport;

import dev.smi.rank.MessageCarrier;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Moves bytes between the rings of one rank and the messages that its carrier carries. The only user of the carrier. A
 * message that the carrier does not take yet is put together anew later, with more in it; messages to other ranks are
 * not held up.
 */
final class MessagePump implements Runnable {

    private static final int RECEIVED_AT_ONCE = 32;
    private static final int SPINS = 50;
    private static final int YIELDS = 1000;
    private static final int NAPS = 64;
    private static final long LONGEST_NAP_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final MessageCarrier carrier;
    private final List<Peer> peers;
    private final MessageFaults faults;
    private final FrameBuffer outgoing;
    private final byte[] incoming;
    /** Reaches its longest sleep after about a tenth of a second, and then costs nothing that could be measured. */
    private final Backoff idle = new Backoff(YIELDS, NAPS, LONGEST_NAP_NS);

    private volatile long sent;
    private volatile long received;
    private volatile boolean isEnding;
    private volatile long endNs;
    private volatile boolean isBroken;

    /**
     * A pump that does not run yet.
     *
     * @param peers the other ranks by number; null in place of this one
     */
    MessagePump(MessageCarrier carrier, List<Peer> peers, MessageFaults faults) {
        if (carrier.maxMessage() < Frame.SMALLEST_MESSAGE) {
            throw new IllegalArgumentException("a carrier of messages of " + carrier.maxMessage()
                    + " bytes; needed are at least " + Frame.SMALLEST_MESSAGE);
        }
        this.carrier = carrier;
        this.peers = peers;
        this.faults = faults;
        this.outgoing = new FrameBuffer(carrier.maxMessage());
        this.incoming = new byte[carrier.maxMessage()];
    }

    long sent() {
        return sent;
    }

    long received() {
        return received;
    }

    boolean isBroken() {
        return isBroken;
    }

    /** Ends when everything is sent and the other ranks have said goodbye too, or after a time. */
    void end(Duration limit) {
        endNs = System.nanoTime() + limit.toNanos();
        isEnding = true;
    }

    @Override
    public void run() {
        try {
            while (!isDone()) {
                if (turn()) {
                    idle.reset(SPINS);
                } else {
                    idle.pause();
                }
            }
        } catch (WireException e) {
            stop(e);
        } catch (RuntimeException e) {
            // whatever the carrier's library throws ends the job, not only this thread
            stop(new WireException("the carrier of messages failed: " + e, e));
        }
    }

    private void stop(WireException cause) {
        isBroken = true;
        faults.broken(cause);
    }

    private boolean isDone() {
        if (!isEnding) {
            return false;
        }
        return System.nanoTime() - endNs >= 0 || (isAllSaid() && carrier.underway() == 0);
    }

    private boolean isAllSaid() {
        boolean isDone = true;
        for (Peer peer : peers) {
            peer.sayBye();
            isDone &= peer.isDone();
        }
        return isDone;
    }

    private boolean turn() {
        boolean isBusy = receive();
        long now = System.nanoTime();
        for (int i = 0; i < peers.size(); i++) {
            Peer peer = peers.get(i);
            if (peer.isDue(now)) {
                isBusy |= send(peer);
            }
        }
        return isBusy;
    }

    // only this thread counts; others read
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private boolean send(Peer peer) {
        outgoing.clear();
        peer.stage(outgoing);
        if (outgoing.length() == 0) {
            return false;
        }
        // counted before the rings look empty, so that bytes are always in one of the two
        sent++;
        if (carrier.offer(peer.rank(), outgoing.bytes(), outgoing.length())) {
            peer.commit();
            return true;
        }
        sent--;
        peer.forget();
        return false;
    }

    // as above
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private boolean receive() {
        int messages = 0;
        while (messages < RECEIVED_AT_ONCE) {
            int length = carrier.poll(incoming);
            if (length < 0) {
                break;
            }
            take(carrier.source(), length);
            // counted after the rings have the bytes, for the same reason
            received++;
            messages++;
        }
        return messages > 0;
    }

    private void take(int source, int length) {
        Peer peer = peer(source);
        int at = 0;
        while (at < length) {
            int size = Frame.getInt(incoming, at + 8);
            if (size < 0 || size > length - at - Frame.HEAD) {
                throw new WireException("rank " + source + " sent a message of " + length + " bytes with a frame of "
                        + size + " at " + at);
            }
            int kind = Frame.getInt(incoming, at);
            int stream = Frame.getInt(incoming, at + 4);
            peer.receive(kind, stream, incoming, at + Frame.HEAD, size, faults);
            at += Frame.HEAD + size;
        }
    }

    private Peer peer(int rank) {
        for (int i = 0; i < peers.size(); i++) {
            if (peers.get(i).rank() == rank) {
                return peers.get(i);
            }
        }
        throw new WireException("a message came from rank " + rank + ", which is not in the job");
    }
}
