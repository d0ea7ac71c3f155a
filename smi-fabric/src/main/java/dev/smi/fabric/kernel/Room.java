package dev.smi.fabric.kernel;

import dev.smi.fabric.ring.PacketRing;
import dev.smi.fabric.ring.PacketWords;
import dev.smi.model.Rank;
import java.util.Arrays;

/** What each rank lets this one send, in packets or elements: one credit counter per peer. */
final class Room {

    private final int[] room = new int[Rank.MAX_ADDRESSABLE];

    /** Every rank lets this one send {@code initial}. */
    Room(int initial) {
        Arrays.fill(room, initial);
    }

    /** Takes all credits in; gives whether there were any. */
    boolean takeIn(PacketRing control) {
        if (control.isEmpty()) {
            return false;
        }
        while (!control.isEmpty()) {
            room[PacketWords.source(control.header())] += control.credits();
            control.remove();
        }
        return true;
    }

    boolean isAt(int rank) {
        return room[rank] > 0;
    }

    void use(int rank) {
        room[rank]--;
    }
}
