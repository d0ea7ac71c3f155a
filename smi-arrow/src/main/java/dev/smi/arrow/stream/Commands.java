package dev.smi.arrow.stream;

import java.util.Arrays;

/** The commands of a column, those since the oldest whose tag is not back. For the kernel's thread. */
final class Commands {

    private static final int START = 8;

    private final String column;
    private int[] firsts = new int[START];
    private int[] lasts = new int[START];
    private int[] tags = new int[START];
    private int oldest;
    private int given;

    Commands(String column) {
        this.column = column;
    }

    /** The column, as messages name it. */
    String column() {
        return column;
    }

    void give(int first, int last, int tag) {
        if (given - oldest == firsts.length) {
            grow();
        }
        int slot = given & (firsts.length - 1);
        firsts[slot] = first;
        lasts[slot] = last;
        tags[slot] = tag;
        given++;
    }

    /** Commands that were given; they have numbers from 0. */
    int given() {
        return given;
    }

    /** The number of the oldest command whose tag is not back. */
    int oldest() {
        return oldest;
    }

    int first(int command) {
        return firsts[command & (firsts.length - 1)];
    }

    int last(int command) {
        return lasts[command & (lasts.length - 1)];
    }

    /** The tag of the oldest command, which is forgotten; there has to be one. */
    int unlock() {
        return tags[oldest++ & (tags.length - 1)];
    }

    private void grow() {
        firsts = grown(firsts);
        lasts = grown(lasts);
        tags = grown(tags);
    }

    private int[] grown(int[] ring) {
        int[] larger = Arrays.copyOf(ring, ring.length * 2);
        for (int command = oldest; command < given; command++) {
            larger[command & (larger.length - 1)] = ring[command & (ring.length - 1)];
        }
        return larger;
    }
}
