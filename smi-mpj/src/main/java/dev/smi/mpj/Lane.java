package dev.smi.mpj;

import mpi.MPI;
import mpi.Request;
import mpi.Status;
import org.jspecify.annotations.Nullable;

/** The messages to and from one peer. For one thread of the rank. */
final class Lane {

    /** Ours among the tags that a program may use itself. */
    private static final int TAG = 21_331;

    private static final int SLOTS = MpjCarrier.SLOTS;

    private final int peer;
    private final byte[][] outgoing = new byte[SLOTS][];
    private final byte[][] incoming = new byte[SLOTS][];
    private final @Nullable Request[] sends = new Request[SLOTS];
    private final @Nullable Request[] receives = new Request[SLOTS];

    private int oldestSend;
    private int underway;
    private int oldestReceive;

    Lane(int peer) {
        this.peer = peer;
    }

    /** Posts the receives. */
    void open() {
        for (int i = 0; i < SLOTS; i++) {
            incoming[i] = new byte[MpjCarrier.MAX_MESSAGE];
            outgoing[i] = new byte[MpjCarrier.MAX_MESSAGE];
            receive(i);
        }
    }

    boolean offer(byte[] message, int length) {
        if (underway() == SLOTS) {
            return false;
        }
        int slot = (oldestSend + underway) % SLOTS;
        System.arraycopy(message, 0, outgoing[slot], 0, length);
        sends[slot] = MPI.COMM_WORLD.Isend(outgoing[slot], 0, length, MPI.BYTE, peer, TAG);
        underway++;
        return true;
    }

    /** The length of the oldest message that has arrived, or -1. */
    int poll(byte[] target) {
        int slot = oldestReceive;
        Request request = receives[slot];
        Status status = request == null ? null : request.Test();
        if (status == null) {
            return -1;
        }
        int length = status.Get_count(MPI.BYTE);
        System.arraycopy(incoming[slot], 0, target, 0, length);
        receive(slot);
        oldestReceive = (slot + 1) % SLOTS;
        return length;
    }

    /** Sends that are not complete. */
    int underway() {
        while (underway > 0) {
            Request oldest = sends[oldestSend];
            if (oldest != null && oldest.Test() == null) {
                break;
            }
            sends[oldestSend] = null;
            oldestSend = (oldestSend + 1) % SLOTS;
            underway--;
        }
        return underway;
    }

    private void receive(int slot) {
        receives[slot] = MPI.COMM_WORLD.Irecv(incoming[slot], 0, MpjCarrier.MAX_MESSAGE, MPI.BYTE, peer, TAG);
    }
}
