package dev.smi.model;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * One packet as it travels over a cable: 28 bytes of payload and a header. Immutable; see {@link PacketCodec} for the
 * wire format.
 */
public final class Packet {

    /** Size of a packet on the wire. */
    public static final int BYTES = 32;

    /** Size of the payload, which comes first. */
    public static final int PAYLOAD_BYTES = 28;

    private final PacketHeader header;
    private final byte[] payload;

    /**
     * A packet with a copy of the given payload.
     *
     * @param payload exactly {@link #PAYLOAD_BYTES} bytes, elements packed from byte 0, little endian
     */
    public Packet(PacketHeader header, byte[] payload) {
        if (payload.length != PAYLOAD_BYTES) {
            throw new IllegalArgumentException(
                    "a payload of " + payload.length + " bytes is not one of " + PAYLOAD_BYTES);
        }
        this.header = header;
        this.payload = payload.clone();
    }

    /** Where the packet goes, and what it is. */
    public PacketHeader header() {
        return header;
    }

    /** A copy of the payload, {@link #PAYLOAD_BYTES} bytes. */
    public byte[] payload() {
        return payload.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Packet p && p.header.equals(header) && Arrays.equals(p.payload, payload);
    }

    @Override
    public int hashCode() {
        return 31 * header.hashCode() + Arrays.hashCode(payload);
    }

    @Override
    public String toString() {
        return header + " " + HexFormat.of().formatHex(payload);
    }
}
