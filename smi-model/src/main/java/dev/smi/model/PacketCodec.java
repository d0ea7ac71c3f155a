package dev.smi.model;

/**
 * The packet's wire format.
 *
 * <pre>
 *  byte   0 ........................ 27 |   28   |     29      |  30  |         31
 *        payload, packed, little endian | source | destination | port | elements:5  operation:3
 *                                         (unsigned bytes)              bits 7..3   bits 2..0
 * </pre>
 *
 * <p>The accessors of single fields allocate nothing and are meant for hot paths. Stateless. Source:
 * docs/design/smi-spec.md, section 2.
 */
public final class PacketCodec {

    private static final int SOURCE = 28;
    private static final int DESTINATION = 29;
    private static final int PORT = 30;
    private static final int KIND = 31;
    private static final PacketOperation[] OPERATIONS = PacketOperation.values();

    private PacketCodec() {}

    /** Writes a packet to {@code target[offset..offset+31]}. */
    public static void encode(Packet packet, byte[] target, int offset) {
        PacketHeader header = packet.header();
        System.arraycopy(packet.payload(), 0, target, offset, Packet.PAYLOAD_BYTES);
        target[offset + SOURCE] = (byte) header.source().value();
        target[offset + DESTINATION] = (byte) header.destination().value();
        target[offset + PORT] = (byte) header.port().value();
        target[offset + KIND] =
                (byte) (header.elements() << 3 | header.operation().code());
    }

    /**
     * Reads a packet from {@code source[offset..offset+31]}.
     *
     * @throws IllegalArgumentException if the operation or the number of elements is not one of the specification's
     */
    public static Packet decode(byte[] source, int offset) {
        byte[] payload = new byte[Packet.PAYLOAD_BYTES];
        System.arraycopy(source, offset, payload, 0, payload.length);
        PacketHeader header = new PacketHeader(
                new Rank(source(source, offset)),
                new Rank(destination(source, offset)),
                new Port(port(source, offset)),
                elements(source, offset),
                operation(source, offset));
        return new Packet(header, payload);
    }

    /** The source rank of the packet at {@code offset}, 0 to 255. */
    public static int source(byte[] packet, int offset) {
        return Byte.toUnsignedInt(packet[offset + SOURCE]);
    }

    /** The destination rank of the packet at {@code offset}, 0 to 255. */
    public static int destination(byte[] packet, int offset) {
        return Byte.toUnsignedInt(packet[offset + DESTINATION]);
    }

    /** The port of the packet at {@code offset}, 0 to 255. */
    public static int port(byte[] packet, int offset) {
        return Byte.toUnsignedInt(packet[offset + PORT]);
    }

    /** The number of valid elements of the packet at {@code offset}, 0 to 31. */
    public static int elements(byte[] packet, int offset) {
        return Byte.toUnsignedInt(packet[offset + KIND]) >>> 3;
    }

    /** Whether the packet at {@code offset} carries credits instead of data. */
    public static boolean isSynch(byte[] packet, int offset) {
        return (packet[offset + KIND] & 7) == PacketOperation.SYNCH.code();
    }

    /**
     * The operation of the packet at {@code offset}.
     *
     * @throws IllegalArgumentException if the field holds 7, which stands for no operation
     */
    public static PacketOperation operation(byte[] packet, int offset) {
        int code = packet[offset + KIND] & 7;
        if (code >= OPERATIONS.length) {
            throw new IllegalArgumentException("packet operation " + code + " is not within 0..6");
        }
        return OPERATIONS[code];
    }
}
