package dev.smi.channel;

import dev.smi.model.DataType;
import dev.smi.model.Operation;

/**
 * How far a sender may run ahead of its receiver. Immutable.
 *
 * <p>Source: docs/design/smi-spec.md, section 4.
 *
 * @param type of the elements
 * @param packets room at the receiver, in packets
 * @param grant after how many packets at most the receiver gives room back
 */
public record Buffering(DataType type, int packets, int grant) {

    /**
     * What an end puts besides elements before it looks for room: padding, a message's header, one packet. A multiple
     * of the largest element.
     */
    static final int RESERVE = 64;

    /** Room for arrays, which are copied in pieces: each piece costs a handover. */
    private static final int SMALLEST_RING = 1 << 16;

    private static final int LARGEST_RING = 1 << 30;

    /**
     * The buffering of a channel that was opened with an asynchronicity degree.
     *
     * @param degree how many elements the sender may run ahead at any time; 0 for 16 packets
     * @throws IllegalArgumentException if it is negative, or too large for memory
     */
    public static Buffering of(DataType type, int degree) {
        if ((long) degree * type.bytes() > LARGEST_RING / 2) {
            throw new IllegalArgumentException("asynchronicity degree " + degree + " of " + type.cName() + " exceeds "
                    + LARGEST_RING / 2 / type.bytes());
        }
        int packets = Operation.bufferFor(degree, type);
        int ahead = degree == 0 ? 1 : (int) type.packets(degree);
        return new Buffering(type, packets, Math.max(1, Math.min(packets / 8, packets - ahead + 1)));
    }

    /** Bytes that may be on their way while elements are pushed one by one: full packets, and what begins a message. */
    int window() {
        return packets * type.elementsPerPacket() * type.bytes() + 2 * Long.BYTES;
    }

    /** Bytes of a ring that has room for this, a power of two. */
    int capacity() {
        int needed = Math.max(window() + RESERVE, SMALLEST_RING);
        return Integer.highestOneBit(needed - 1) << 1;
    }

    /** What the two ends of a wire have to agree on. */
    String contract() {
        return type.smiName() + ", " + packets + " packets";
    }
}
