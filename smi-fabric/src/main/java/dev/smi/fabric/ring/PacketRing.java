package dev.smi.fabric.ring;

import org.jspecify.annotations.Nullable;

/**
 * A FIFO of packets, four longs each, with one reader and one writer. Not thread-safe: both are on one thread, or this
 * is one side of an {@link EdgeRing}.
 *
 * <p>The packet at the front can be looked at without being taken out: that is the head register which a communication
 * kernel keeps for each input (docs/design/smi-spec.md, section 8, rule C).
 */
public final class PacketRing {

    private final String name;
    private final int capacity;
    private final int mask;
    private final long[] slots;
    private final @Nullable EdgeSide edge;
    private long written;
    private long read;
    private long elements;
    private Step reader = Step.NOBODY;
    private Step writer = Step.NOBODY;
    private boolean isRoomAwaited;

    /**
     * An empty FIFO.
     *
     * @param name what messages call it
     * @param capacity packets it holds, at least 1
     */
    public PacketRing(String name, int capacity) {
        this(name, capacity, slots(capacity), null);
    }

    PacketRing(String name, int capacity, long[] slots, @Nullable EdgeSide edge) {
        this.name = name;
        this.capacity = capacity;
        this.slots = slots;
        this.mask = slots.length / PacketWords.WORDS - 1;
        this.edge = edge;
    }

    static long[] slots(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a FIFO of " + capacity + " packets; it holds at least 1");
        }
        return new long[Integer.highestOneBit(2 * capacity - 1) * PacketWords.WORDS];
    }

    /** Says who is woken when there is a packet. */
    public void setReader(Step step) {
        reader = step;
    }

    /** Says who is woken when there is room, after {@link #hasRoom} has denied it. */
    public void setWriter(Step step) {
        writer = step;
    }

    /** Who is woken when there is a packet. */
    public Step reader() {
        return reader;
    }

    /** Who is woken when there is room. */
    public Step writer() {
        return writer;
    }

    /** Whether the writer had a packet for which there was no room, and there has been none since. */
    public boolean isRoomAwaited() {
        return isRoomAwaited;
    }

    /** Whether a packet is there. */
    public boolean isEmpty() {
        return read == written && (edge == null || !edge.findWritten(this));
    }

    /** Whether there is room for a packet; if not, the writer will be woken when there is. */
    public boolean hasRoom() {
        if (written - read < capacity || edge != null && edge.findRead(this)) {
            return true;
        }
        isRoomAwaited = true;
        return false;
    }

    /** The header word of the packet at the front; there has to be one. */
    public long header() {
        return slots[((int) read & mask) * PacketWords.WORDS + PacketWords.HEADER];
    }

    /** A word of the packet at the front; there has to be one. */
    public long word(int index) {
        return slots[((int) read & mask) * PacketWords.WORDS + index];
    }

    /** The credits in the packet at the front; there has to be one. */
    public int credits() {
        return (int) word(0);
    }

    /** Drops the packet at the front; there has to be one. */
    public void remove() {
        removed(1);
    }

    /** Takes out the packet at the front, to {@code packet[0..3]}; there has to be one. */
    public void take(long[] packet) {
        takeTo(packet, 0);
    }

    /** Takes out the packet at the front, to {@code packets[to..to + 3]}; there has to be one. */
    public void takeTo(long[] packets, int to) {
        System.arraycopy(slots, ((int) read & mask) * PacketWords.WORDS, packets, to, PacketWords.WORDS);
        remove();
    }

    /** Puts a packet in; there has to be room. */
    public void put(long word0, long word1, long word2, long header) {
        int at = ((int) written & mask) * PacketWords.WORDS;
        slots[at] = word0;
        slots[at + 1] = word1;
        slots[at + 2] = word2;
        slots[at + 3] = header;
        written++;
        reader.wake();
    }

    /** Puts a packet in. Gives false, and does nothing, if there is no room; the writer is woken when there is. */
    public boolean offer(long word0, long word1, long word2, long header) {
        if (!hasRoom()) {
            return false;
        }
        put(word0, word1, word2, header);
        return true;
    }

    /**
     * Moves the packet at the front, and those behind it that are alike, to another FIFO: as many as are there, as
     * there is room for, and as the limit allows. Alike are those that no routing table can tell apart. If there is no
     * room at all, the writer of the other FIFO is woken when there is. Counts the elements of the packets there.
     *
     * @param limit packets, at least 1
     * @return how many were moved
     */
    public int moveAlike(PacketRing to, int limit) {
        if (isEmpty() || !to.hasRoom()) {
            return 0;
        }
        int most = Math.min(limit, Math.min(fill(), to.capacity - to.fill()));
        int at = (int) read;
        int target = (int) to.written;
        long[] targets = to.slots;
        long first = header();
        long sum = 0;
        int count = 0;
        do {
            int i = (at + count & mask) * PacketWords.WORDS;
            long header = slots[i + PacketWords.HEADER];
            if (((header ^ first) & PacketWords.ROUTING_MASK) != 0) {
                break;
            }
            int j = (target + count & to.mask) * PacketWords.WORDS;
            targets[j] = slots[i];
            targets[j + 1] = slots[i + 1];
            targets[j + 2] = slots[i + 2];
            targets[j + PacketWords.HEADER] = header;
            sum += PacketWords.elements(header);
            count++;
        } while (count < most);
        removed(count);
        to.added(count, PacketWords.isSynch(first) ? 0 : sum);
        return count;
    }

    private void removed(int count) {
        read += count;
        if (isRoomAwaited) {
            isRoomAwaited = false;
            writer.wake();
        }
    }

    private void added(int count, long newElements) {
        written += count;
        elements += newElements;
        reader.wake();
    }

    /**
     * Puts packets in, for which there has to be room, and counts their elements.
     *
     * @param packets four words each
     */
    public void putAll(long[] packets, int count) {
        for (int i = 0; i < count; i++) {
            int at = i * PacketWords.WORDS;
            long header = packets[at + PacketWords.HEADER];
            put(packets[at], packets[at + 1], packets[at + 2], header);
            elements += PacketWords.isSynch(header) ? 0 : PacketWords.elements(header);
        }
    }

    /** What messages call it. */
    public String name() {
        return name;
    }

    /** Packets it holds at most. */
    public int capacity() {
        return capacity;
    }

    /** Packets in it now, as far as this side knows. */
    public int fill() {
        return (int) (written - read);
    }

    /** Packets that were put in so far. */
    public long written() {
        return written;
    }

    /** Elements in the data packets that were moved or put in together so far. */
    public long elements() {
        return elements;
    }

    /**
     * How many packets the other thread has put in or taken out so far, 0 for a FIFO of one thread. Unlike all other
     * methods it changes nothing and is for any thread.
     */
    public long told() {
        return edge == null ? 0 : edge.told();
    }

    long read() {
        return read;
    }

    /** What the writer on the other thread has put in. */
    void setWritten(long value) {
        written = value;
    }

    /** What the reader on the other thread has taken out. */
    void setRead(long value) {
        read = value;
    }

    void wakeReader() {
        reader.wake();
    }

    void wakeWriter() {
        if (isRoomAwaited) {
            isRoomAwaited = false;
            writer.wake();
        }
    }

    /** Lets the other thread see what this side has put in or taken out; nothing for a FIFO of one thread. */
    public void publish() {
        if (edge != null) {
            edge.publish(this);
        }
    }

    @Override
    public String toString() {
        return name + " (" + fill() + " of " + capacity + ")";
    }
}
