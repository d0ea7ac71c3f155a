package dev.smi.emulator.fabric;

import dev.smi.model.Packet;

/** Moves packets between one FPGA's end of a cable and the far end, which is emulated elsewhere. For one thread. */
final class CablePump {

    private final Ring outgoing;
    private final Ring incoming;
    private final RemoteCable remote;
    private final byte[] arrived = new byte[Packet.BYTES];
    private final byte[] leaving = new byte[Packet.BYTES];
    private boolean hasArrived;
    private boolean isLeaving;

    CablePump(Ring outgoing, Ring incoming, RemoteCable remote) {
        this.outgoing = outgoing;
        this.incoming = incoming;
        this.remote = remote;
    }

    /** Moves what can be moved, while no kernel runs; tells whether anything was. */
    boolean pump() {
        boolean isMoved = send();
        return receive() || isMoved;
    }

    private boolean send() {
        boolean isMoved = false;
        while (isLeaving || outgoing.poll(leaving, 0)) {
            isLeaving = !remote.offer(leaving, 0);
            if (isLeaving) {
                break;
            }
            isMoved = true;
        }
        if (isMoved) {
            remote.flush();
        }
        return isMoved;
    }

    private boolean receive() {
        boolean isMoved = false;
        while (hasArrived || remote.poll(arrived, 0)) {
            hasArrived = !incoming.offer(arrived, 0);
            if (hasArrived) {
                break;
            }
            isMoved = true;
        }
        if (isMoved) {
            remote.release();
        }
        return isMoved;
    }
}
