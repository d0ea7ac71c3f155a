package dev.smi.fabric.ring;

import dev.smi.model.PacketOperation;

/**
 * A packet as four longs, and the fields of its last one. The words are what a little-endian machine reads from the 32
 * bytes of {@link dev.smi.model.PacketCodec}. Stateless.
 *
 * <pre>
 *  word 0, 1, 2    payload, bytes 0..23
 *  word 3          bits 0..31   payload, bytes 24..27
 *                  bits 32..39  source
 *                  bits 40..47  destination
 *                  bits 48..55  port
 *                  bits 56..58  operation
 *                  bits 59..63  elements
 * </pre>
 *
 * Source: docs/design/smi-spec.md, section 2.
 */
public final class PacketWords {

    /** Longs of a packet. */
    public static final int WORDS = 4;

    /** The word that holds the header. */
    public static final int HEADER = 3;

    /** The part of the header word that is payload. */
    public static final long PAYLOAD_MASK = 0xffff_ffffL;

    /** The bits by which a packet finds its way: destination, port, operation. */
    static final long ROUTING_MASK = 0x07ff_ff00_0000_0000L;

    private static final int SYNCH = PacketOperation.SYNCH.code();

    private PacketWords() {}

    /** The header word of a packet; its payload bits are zero. */
    public static long header(int source, int destination, int port, int elements, PacketOperation operation) {
        return (source & 0xffL) << 32
                | (destination & 0xffL) << 40
                | (port & 0xffL) << 48
                | (long) operation.code() << 56
                | (long) elements << 59;
    }

    /** The sending rank, 0 to 255. */
    public static int source(long header) {
        return (int) (header >>> 32) & 0xff;
    }

    /** The receiving rank, 0 to 255. */
    public static int destination(long header) {
        return (int) (header >>> 40) & 0xff;
    }

    /** The port, 0 to 255. */
    public static int port(long header) {
        return (int) (header >>> 48) & 0xff;
    }

    /** Valid elements, 0 to 31. */
    public static int elements(long header) {
        return (int) (header >>> 59);
    }

    /** Whether the packet carries credits. */
    public static boolean isSynch(long header) {
        return ((int) (header >>> 56) & 7) == SYNCH;
    }
}
