package dev.smi.transport;

/**
 * Names a wire.
 *
 * @param from the rank that writes
 * @param to the rank that reads
 * @param name what it is for, such as {@code port.3}: letters, digits, {@code .} and {@code -}
 */
public record WireKey(int from, int to, String name) {

    /** The name of wires by which those who watch a job for deadlocks talk to each other. */
    public static final String WATCH = "watch";

    /** Whether it belongs to those who watch the job, and not to the job. */
    public boolean isWatch() {
        return name.equals(WATCH);
    }

    @Override
    public String toString() {
        return name + " from rank " + from + " to rank " + to;
    }
}
