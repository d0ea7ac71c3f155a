package dev.smi.model;

/**
 * The last four bytes of a packet.
 *
 * @param source the sending rank, 0 to 255
 * @param destination the receiving rank, 0 to 255
 * @param port the port at both ends
 * @param elements valid elements in the payload, 0 to 28
 * @param operation what the packet is for
 */
public record PacketHeader(Rank source, Rank destination, Port port, int elements, PacketOperation operation) {

    /** @throws IllegalArgumentException if a rank or the number of elements does not fit its field */
    public PacketHeader {
        requireAddressable(source);
        requireAddressable(destination);
        if (elements < 0 || elements > Packet.PAYLOAD_BYTES) {
            throw new IllegalArgumentException(elements + " elements are not within 0.." + Packet.PAYLOAD_BYTES);
        }
    }

    private static void requireAddressable(Rank rank) {
        if (rank.value() >= Rank.MAX_ADDRESSABLE) {
            throw new IllegalArgumentException(
                    "rank " + rank + " does not fit the packet header; the highest is " + (Rank.MAX_ADDRESSABLE - 1));
        }
    }
}
