package dev.smi.fabric;

import dev.smi.fabric.ring.PacketRing;
import dev.smi.fabric.ring.PacketWords;

/** Moves packets between a network port's FIFOs and the link that is its cable. */
final class LinkPump {

    private static final int BATCH = 16;

    private final PacketRing outgoing;
    private final PacketRing incoming;
    private final PacketLink link;
    private final long[] out = new long[BATCH * PacketWords.WORDS];
    private final long[] in = new long[BATCH * PacketWords.WORDS];
    private int outFrom;
    private int outCount;

    LinkPump(PacketRing outgoing, PacketRing incoming, PacketLink link) {
        this.outgoing = outgoing;
        this.incoming = incoming;
        this.link = link;
    }

    /** Moves what can be moved; gives whether anything was. */
    boolean pump() {
        boolean hasSent = pumpOut();
        return pumpIn() || hasSent;
    }

    private boolean pumpOut() {
        boolean hasMoved = false;
        while (outCount > 0 || !outgoing.isEmpty()) {
            if (outCount == 0) {
                fillOut();
            }
            int taken = link.offer(out, outFrom * PacketWords.WORDS, outCount);
            if (taken == 0) {
                return hasMoved;
            }
            outFrom += taken;
            outCount -= taken;
            hasMoved = true;
        }
        return hasMoved;
    }

    private void fillOut() {
        outFrom = 0;
        while (outCount < BATCH && !outgoing.isEmpty()) {
            outgoing.takeTo(out, outCount * PacketWords.WORDS);
            outCount++;
        }
    }

    private boolean pumpIn() {
        int room = Math.min(BATCH, incoming.capacity() - incoming.fill());
        int count = room == 0 ? 0 : link.poll(in, 0, room);
        incoming.putAll(in, count);
        return count > 0;
    }

    /** Packets that have left their FIFO and were not taken by the link yet. */
    int held() {
        return outCount;
    }
}
