package dev.smi.emulator.observe;

/**
 * The constants of logical time.
 *
 * @param cableLatency cycles that a packet is on its way over a cable, besides the one that every FIFO takes
 * @param cableInterval cycles from one packet that enters a cable to the next, at least; those that wait for it are in
 *     the cable's FIFO. Parts of a cycle are not lost
 * @param readLimit packets that a communication kernel takes from one input before it looks at the others
 * @param otherInputs cycles that looking at the others takes
 */
public record Timing(int cableLatency, double cableInterval, int readLimit, int otherInputs) {

    /** A cable is a FIFO like any other, and looking at an input takes no time. */
    public static final Timing PLAIN = new Timing(0, 1);

    /**
     * @throws IllegalArgumentException if a latency or a number of inputs is negative, or another value not positive
     */
    public Timing {
        if (cableLatency < 0 || !(cableInterval >= 1 && cableInterval < Integer.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "a cable of latency " + cableLatency + " and interval " + cableInterval + " cycles");
        }
        if (readLimit < 1 || otherInputs < 0) {
            throw new IllegalArgumentException(
                    "communication kernels with read limit " + readLimit + " and " + otherInputs + " other inputs");
        }
    }

    /** Communication kernels take a packet from each input every cycle. */
    public Timing(int cableLatency, double cableInterval) {
        this(cableLatency, cableInterval, 1, 0);
    }
}
