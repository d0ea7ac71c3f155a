package dev.smi.fabric.kernel;

import dev.smi.fabric.ring.PacketRing;
import dev.smi.fabric.ring.PacketView;
import dev.smi.fabric.ring.PacketWords;
import dev.smi.model.DataType;

/** Elements of other ranks that a reduction has not combined yet, a window of them for each rank. */
final class Windows {

    private final int size;
    private final long[][] elements;
    private final int[] first;
    private final int[] waiting;
    private final int[] owed;
    private final PacketView packet;

    /** @param size elements by which a rank may be ahead */
    Windows(int ranks, int size, DataType type) {
        this.size = size;
        this.packet = new PacketView(type);
        this.elements = new long[ranks][size];
        this.first = new int[ranks];
        this.waiting = new int[ranks];
        this.owed = new int[ranks];
    }

    /** Takes all packets in, for which there is room by the credits that were given; gives whether there were any. */
    boolean takeIn(PacketRing data) {
        boolean hasTaken = false;
        while (!data.isEmpty()) {
            int rank = PacketWords.source(data.header());
            packet.takeFrom(data);
            while (packet.left() > 0) {
                elements[rank][(first[rank] + waiting[rank]) % size] = packet.next();
                waiting[rank]++;
            }
            hasTaken = true;
        }
        return hasTaken;
    }

    boolean isEmpty(int rank) {
        return waiting[rank] == 0;
    }

    /** Takes the oldest element of a rank out; there has to be one. */
    long take(int rank) {
        long element = elements[rank][first[rank]];
        first[rank] = first[rank] + 1 == size ? 0 : first[rank] + 1;
        waiting[rank]--;
        owed[rank]++;
        return element;
    }

    /** Places that were freed since the rank was told. */
    int owed(int rank) {
        return owed[rank];
    }

    void clearOwed(int rank) {
        owed[rank] = 0;
    }
}
