package dev.smi.emulator.observe;

import dev.smi.model.PacketCodec;
import java.util.Arrays;

/**
 * The packets that a communication kernel has taken and not passed on, by number. Packets of one source, destination,
 * port and kind never overtake each other, as they all go the same way; so the one that leaves is the first of its kind
 * that came. Not thread-safe.
 */
final class HeldPackets {

    private long[] numbers = new long[8];
    private long[] headers = new long[8];
    private int count;

    void add(long number, byte[] memory, int address) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
            headers = Arrays.copyOf(headers, 2 * count);
        }
        numbers[count] = number;
        headers[count++] = header(memory, address);
    }

    /** The number of the packet that leaves; 0 if it never came. */
    long remove(byte[] memory, int address) {
        long header = header(memory, address);
        for (int i = 0; i < count; i++) {
            if (headers[i] == header) {
                long number = numbers[i];
                count--;
                System.arraycopy(numbers, i + 1, numbers, i, count - i);
                System.arraycopy(headers, i + 1, headers, i, count - i);
                return number;
            }
        }
        return 0;
    }

    /** Who sends what kind of packet to whom, and how full it is. */
    private static long header(byte[] packet, int address) {
        return PacketCodec.source(packet, address)
                | PacketCodec.destination(packet, address) << 8
                | PacketCodec.port(packet, address) << 16
                | (PacketCodec.isSynch(packet, address) ? 1L << 37 : 1L << 36)
                | (long) PacketCodec.elements(packet, address) << 24;
    }
}
