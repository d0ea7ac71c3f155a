package dev.smi.emulator.observe;

/**
 * The constants of logical time.
 *
 * @param cableLatency cycles that a packet is on its way over a cable, besides the one that every FIFO takes
 * @param cableInterval cycles from one packet that enters a cable to the next, at least
 */
public record Timing(int cableLatency, int cableInterval) {

    /** A cable is a FIFO like any other. */
    public static final Timing PLAIN = new Timing(0, 1);

    /** @throws IllegalArgumentException if the latency is negative or the interval not positive */
    public Timing {
        if (cableLatency < 0 || cableInterval < 1) {
            throw new IllegalArgumentException(
                    "a cable of latency " + cableLatency + " and interval " + cableInterval + " cycles");
        }
    }
}
