package dev.smi.arrow.image;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Bytes at addresses, most of which nothing is known of. Not thread-safe. */
public final class MemoryImage {

    private static final int PAGE = 256;

    private final TreeMap<Long, Page> pages = new TreeMap<>();

    /** Makes an image of which nothing is known yet. */
    public MemoryImage() {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Page(byte[] bytes, BitSet known) {
        Page() {
            this(new byte[PAGE], new BitSet(PAGE));
        }

        /** Adds bytes; gives where the first one is that was another, or the page's size. */
        int put(int at, byte[] from, int first, int count) {
            int other = PAGE;
            for (int i = 0; i < count; i++) {
                if (!known.get(at + i)) {
                    bytes[at + i] = from[first + i];
                } else if (bytes[at + i] != from[first + i]) {
                    other = Math.min(other, at + i);
                }
            }
            known.set(at, at + count);
            return other;
        }
    }

    /**
     * Adds bytes.
     *
     * @return the first address at which there already is another byte, which stays; empty if there is none
     * @throws IllegalArgumentException if the address is negative
     */
    public OptionalLong put(long address, byte[] bytes) {
        if (address < 0) {
            throw new IllegalArgumentException("address " + address + " is negative");
        }
        OptionalLong conflict = OptionalLong.empty();
        for (int done = 0; done < bytes.length; ) {
            long at = address + done;
            int within = (int) (at % PAGE);
            int run = Math.min(PAGE - within, bytes.length - done);
            int other = pages.computeIfAbsent(at / PAGE, _ -> new Page()).put(within, bytes, done, run);
            if (other < PAGE && conflict.isEmpty()) {
                conflict = OptionalLong.of(at - within + other);
            }
            done += run;
        }
        return conflict;
    }

    /** The first address from here on of which nothing is known. */
    public long end(long address) {
        long at = address;
        while (true) {
            Page page = pages.get(at / PAGE);
            if (page == null) {
                return at;
            }
            int within = (int) (at % PAGE);
            int end = page.known.nextClearBit(within);
            if (end < PAGE) {
                return at - within + end;
            }
            at += PAGE - within;
        }
    }

    /** The first address from here on that has a byte. */
    public OptionalLong next(long address) {
        for (Map.Entry<Long, Page> entry : pages.tailMap(address / PAGE, true).entrySet()) {
            long start = entry.getKey() * PAGE;
            int first = entry.getValue().known.nextSetBit((int) Math.max(0, address - start));
            if (first >= 0) {
                return OptionalLong.of(start + first);
            }
        }
        return OptionalLong.empty();
    }

    /**
     * Bytes at an address.
     *
     * @throws IllegalArgumentException if nothing is known of one of them; {@link #end} says which
     */
    public byte[] get(long address, int count) {
        if (end(address) - address < count) {
            throw new IllegalArgumentException("nothing is known of address " + end(address));
        }
        byte[] bytes = new byte[count];
        for (int done = 0; done < count; ) {
            long at = address + done;
            int within = (int) (at % PAGE);
            int run = Math.min(PAGE - within, count - done);
            Page page = pages.get(at / PAGE);
            if (page != null) {
                System.arraycopy(page.bytes, within, bytes, done, run);
            }
            done += run;
        }
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MemoryImage image && samePages(image);
    }

    private boolean samePages(MemoryImage other) {
        return pages.keySet().equals(other.pages.keySet())
                && pages.entrySet().stream().allMatch(entry -> same(entry.getValue(), other.pages.get(entry.getKey())));
    }

    private static boolean same(Page a, @Nullable Page b) {
        return b != null && a.known.equals(b.known) && Arrays.equals(a.bytes, b.bytes);
    }

    @Override
    public int hashCode() {
        return pages.keySet().hashCode();
    }
}
