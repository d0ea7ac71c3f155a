package dev.smi.emulator.observe;

import dev.smi.model.PacketCodec;
import java.util.Arrays;

/**
 * The packets that a communication kernel has taken and not passed on. Packets of one source, destination, port and
 * kind never overtake each other, as they all go the same way; so the one that leaves is the first of its kind that
 * came. Not thread-safe.
 */
final class HeldPackets {

    private long[] numbers = new long[8];
    private long[] times = new long[8];
    private FifoMeter[] sources = new FifoMeter[8];
    private long[] headers = new long[8];
    private int count;

    /** Notes a packet that was taken from a FIFO at a time. */
    void add(long number, long time, FifoMeter source, byte[] memory, int address) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
            times = Arrays.copyOf(times, 2 * count);
            sources = Arrays.copyOf(sources, 2 * count);
            headers = Arrays.copyOf(headers, 2 * count);
        }
        numbers[count] = number;
        times[count] = time;
        sources[count] = source;
        headers[count++] = header(memory, address);
    }

    /** The place of the packet that leaves; -1 if it never came. */
    int find(byte[] memory, int address) {
        long header = header(memory, address);
        for (int i = 0; i < count; i++) {
            if (headers[i] == header) {
                return i;
            }
        }
        return -1;
    }

    long number(int place) {
        return numbers[place];
    }

    /** When it was taken. */
    long time(int place) {
        return times[place];
    }

    /** Where it was taken from. */
    FifoMeter source(int place) {
        return sources[place];
    }

    /** The packet has left. */
    void remove(int place) {
        count--;
        System.arraycopy(numbers, place + 1, numbers, place, count - place);
        System.arraycopy(times, place + 1, times, place, count - place);
        System.arraycopy(sources, place + 1, sources, place, count - place);
        System.arraycopy(headers, place + 1, headers, place, count - place);
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
