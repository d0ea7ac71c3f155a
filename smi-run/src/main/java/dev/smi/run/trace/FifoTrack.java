package dev.smi.run.trace;

/**
 * A FIFO's counter: the highest fill of every so many cycles, told when it changes. A FIFO through which elements run
 * would change twice a cycle otherwise. Not thread-safe.
 */
final class FifoTrack {

    /** Cycles of which the highest fill is taken. */
    static final int WINDOW = 16;

    private final int process;
    private final String counter;
    private final String awaitingData;
    private final String awaitingRoom;
    private final Listener listener;
    private long window;
    private int highest;
    private int current;
    private int told;

    /** Takes changes of the counter. */
    @FunctionalInterface
    interface Listener {
        /** From this time on the counter has another value. */
        void changed(FifoTrack track, long time, int value);
    }

    FifoTrack(int process, String name, Listener listener) {
        this.process = process;
        this.counter = TraceEvents.quoted(name);
        this.awaitingData = TraceEvents.quoted("waits to read " + name);
        this.awaitingRoom = TraceEvents.quoted("waits for room in " + name);
        this.listener = listener;
    }

    int process() {
        return process;
    }

    String counter() {
        return counter;
    }

    String awaitingData() {
        return awaitingData;
    }

    String awaitingRoom() {
        return awaitingRoom;
    }

    /** From this time on it holds so many elements; times never decrease. */
    void fill(long time, int elements) {
        long next = time / WINDOW;
        if (next > window) {
            tell(window, highest);
            if (next > window + 1) {
                tell(window + 1, current);
            }
            window = next;
            highest = time > next * WINDOW ? current : 0;
        }
        highest = Math.max(highest, elements);
        current = elements;
    }

    /** Nothing changes any more. */
    void finish() {
        tell(window, highest);
        tell(window + 1, current);
    }

    private void tell(long at, int value) {
        if (value != told) {
            told = value;
            listener.changed(this, at * WINDOW, value);
        }
    }
}
