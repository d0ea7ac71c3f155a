package dev.smi.fabric;

/**
 * Carries the packets of one cable to and from a rank that is not in this fabric. Called by the fabric's thread only,
 * and never waits. Packets are four longs each ({@link dev.smi.fabric.ring.PacketWords}) and stay in order.
 */
public interface PacketLink {

    /**
     * Takes packets for the other end.
     *
     * @param packets where they are
     * @param from index of the first one's first word
     * @param count how many there are, at least 1
     * @return how many were taken, from the first on
     */
    int offer(long[] packets, int from, int count);

    /**
     * Gives packets from the other end.
     *
     * @param packets where they go
     * @param to index of the first one's first word
     * @param count how many there is room for, at least 1
     * @return how many there were
     */
    int poll(long[] packets, int to, int count);
}
