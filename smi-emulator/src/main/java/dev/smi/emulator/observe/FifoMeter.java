package dev.smi.emulator.observe;

import dev.smi.model.Packet;
import dev.smi.model.PacketCodec;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Logical time and counters of one FIFO. Changed by whichever kernel runs; the counters may be looked at by any thread.
 *
 * <p>The times of writes and reads are kept by place until {@link #settle} merges what neither side can come before any
 * more into the fill over time. A write comes after the read that made its room, so there are no more of them than the
 * FIFO holds; besides them, what is on its way over a cable, for which the places grow.
 */
public final class FifoMeter {

    /** Memory that it takes for each place of its FIFO: four numbers. */
    public static final int PLACE_BYTES = 4 * Long.BYTES;

    private static final long BEFORE = Long.MIN_VALUE;

    private final FifoInfo info;
    private final Observer observer;
    private final int latency;
    private final double interval;
    private final int onTheWay;
    private final int readLimit;
    private final int otherInputs;
    private final boolean isPackets;
    private int mask;
    private long[] writtenAt;
    private long[] readAt;

    /** When packets enter a cable, parts of cycles included: as many as its capacity wait at this end for that. */
    private double[] leftAt;

    private long[] packets;
    private final Counters counters = new Counters();
    private long lastWrite = BEFORE;
    private long lastRead = BEFORE;
    private int lastReadElements = 1;
    private int inRow;

    private double free;
    private long released = BEFORE;
    private long settledWrites;
    private long settledReads;
    private int reportedFill;

    /** The counters, each written by one thread at a time and read by any. */
    private static final class Counters {
        private final AtomicLong written = new AtomicLong();
        private final AtomicLong read = new AtomicLong();
        private final AtomicLong dataWaits = new AtomicLong();
        private final AtomicLong roomWaits = new AtomicLong();
        private final AtomicLong highest = new AtomicLong();
        private final AtomicLong elements = new AtomicLong();
    }

    FifoMeter(FifoInfo info, Timing timing, Observer observer) {
        boolean isCable = info.kind() == FifoInfo.Kind.CABLE;
        this.info = info;
        this.observer = observer;
        this.latency = 1 + (isCable ? timing.cableLatency() : 0);
        this.interval = isCable ? timing.cableInterval() : 1;
        this.onTheWay = isCable ? timing.cableLatency() : 0;
        this.readLimit = timing.readLimit();
        this.otherInputs = timing.otherInputs();
        this.isPackets = info.kind() != FifoInfo.Kind.OWN && info.elementBytes() == Packet.BYTES;
        int places = Integer.highestOneBit(2 * info.capacity() - 1);
        this.mask = places - 1;
        this.writtenAt = new long[places];
        this.readAt = new long[places];
        this.leftAt = new double[places];
        this.packets = new long[places];
    }

    /** The FIFO. */
    public FifoInfo info() {
        return info;
    }

    /** Whether what travels here are packets of SMI's. */
    boolean isPackets() {
        return isPackets;
    }

    /**
     * When the next write can happen as far as this side is concerned.
     *
     * @param elements elements that the user's kernel put into the packet, one a cycle; 1 for anything else
     */
    long writable(int elements) {
        return lastWrite == BEFORE ? BEFORE : lastWrite + Math.max(1, elements);
    }

    /**
     * When there is room for the next write; what goes over a cable needs it at this end, and at the other when it
     * comes there.
     */
    long room() {
        long write = counters.written.getPlain();
        if (write < info.capacity()) {
            return BEFORE;
        }
        int place = (int) (write - info.capacity()) & mask;
        return Math.max(readAt[place] + 1 - onTheWay, (long) Math.ceil(leftAt[place]));
    }

    /** When the next read can happen as far as this side is concerned. */
    long readable() {
        return lastRead == BEFORE ? BEFORE : Math.max(lastRead + lastReadElements, released + 1);
    }

    /** The same if a communication kernel reads, which looks at its other inputs after so many packets in a row. */
    long relayable() {
        return inRow < readLimit ? readable() : Math.max(readable(), lastRead + 1 + otherInputs);
    }

    /** Notes that a communication kernel reads, before the read. */
    void relay(long time) {
        inRow = inRow == readLimit || lastRead == BEFORE || time > lastRead + otherInputs ? 1 : inRow + 1;
    }

    /** The packet that was read last has left the communication kernel, which holds one of each input. */
    void release(long time) {
        released = time;
    }

    /** When the next element is there. */
    long data() {
        return (long) Math.ceil(leftAt[(int) counters.read.getPlain() & mask]) + latency;
    }

    /** The number of the next packet to be read. */
    long packet() {
        return packets[(int) counters.read.getPlain() & mask];
    }

    /** Notes a write. */
    void write(long time, long waited, long packet, int elements) {
        long number = counters.written.getPlain();
        if (number - settledReads > mask) {
            grow(number);
        }
        writtenAt[(int) number & mask] = time;
        packets[(int) number & mask] = packet;
        lastWrite = time;
        leftAt[(int) number & mask] = Math.max(free, (double) time);
        free = leftAt[(int) number & mask] + interval;
        counters.written.setOpaque(number + 1);
        add(counters.elements, elements);
        add(counters.roomWaits, waited);
        settle(Math.min(lastWrite, lastRead));
    }

    /**
     * Notes a read.
     *
     * @param elements elements that the user's kernel takes out of the packet, one a cycle; 1 for anything else
     */
    void read(long time, long waited, int elements) {
        long number = counters.read.getPlain();
        readAt[(int) number & mask] = time;
        lastRead = time;
        lastReadElements = elements;
        counters.read.setOpaque(number + 1);
        add(counters.dataWaits, waited);
        settle(Math.min(lastWrite, lastRead));
    }

    /** Twice the places, for one more than there are: that of a write whose read has not come, or is not settled. */
    private void grow(long number) {
        int places = mask + 1;
        int wider = 2 * places - 1;
        long[] writes = new long[2 * places];
        long[] reads = new long[2 * places];
        double[] leaves = new double[2 * places];
        long[] numbers = new long[2 * places];
        for (long kept = Math.max(0, number - places); kept < number; kept++) {
            int from = (int) kept & mask;
            int to = (int) kept & wider;
            writes[to] = writtenAt[from];
            reads[to] = readAt[from];
            leaves[to] = leftAt[from];
            numbers[to] = packets[from];
        }
        writtenAt = writes;
        readAt = reads;
        leftAt = leaves;
        packets = numbers;
        mask = wider;
    }

    /** Notes that a kernel waits and has not got on. */
    void addWait(boolean forRoom, long cycles) {
        add(forRoom ? counters.roomWaits : counters.dataWaits, cycles);
    }

    /** Elements in the data packet at an address; 0 for credits. */
    static int elements(byte[] memory, int address) {
        return PacketCodec.isSynch(memory, address) ? 0 : PacketCodec.elements(memory, address);
    }

    private static void add(AtomicLong counter, long more) {
        if (more != 0) {
            counter.setOpaque(counter.getPlain() + more);
        }
    }

    /**
     * Goes through reads and writes in order of time; reads first in a cycle.
     *
     * @param until no read or write comes before this time any more
     */
    void settle(long until) {
        long written = counters.written.getPlain();
        long read = counters.read.getPlain();
        while (true) {
            long nextWrite = settledWrites < written ? writtenAt[(int) settledWrites & mask] : Long.MAX_VALUE;
            long nextRead = settledReads < read ? readAt[(int) settledReads & mask] : Long.MAX_VALUE;
            long time = Math.min(nextWrite, nextRead);
            if (time > until) {
                return;
            }
            settledReads += nextRead == time ? 1 : 0;
            settledWrites += nextWrite == time ? 1 : 0;
            filled(time);
        }
    }

    private void filled(long time) {
        int fill = (int) (settledWrites - settledReads);
        if (fill > counters.highest.getPlain()) {
            counters.highest.setOpaque(fill);
        }
        if (fill != reportedFill) {
            reportedFill = fill;
            observer.filled(info, time, fill);
        }
    }

    /** What was counted so far. For any thread; while kernels run, one number may be a little ahead of another. */
    FifoSnapshot snapshot() {
        long read = counters.read.getOpaque();
        long written = Math.max(read, counters.written.getOpaque());
        return new FifoSnapshot(
                info,
                written,
                read,
                counters.elements.getOpaque(),
                counters.dataWaits.getOpaque(),
                counters.roomWaits.getOpaque(),
                (int) counters.highest.getOpaque());
    }
}
