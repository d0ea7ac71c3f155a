package dev.smi.model;

/**
 * One end of a cable: a network port (QSFP) of an FPGA.
 *
 * @param rank the FPGA
 * @param channel the number of its network port, from 0
 */
public record CableEnd(Rank rank, int channel) {

    /** @throws IllegalArgumentException if the channel is negative */
    public CableEnd {
        if (channel < 0) {
            throw new IllegalArgumentException("channel " + channel + " is negative");
        }
    }

    @Override
    public String toString() {
        return "rank" + rank + ":ch" + channel;
    }
}
