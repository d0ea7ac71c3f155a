package dev.smi.emulator.observe;

import dev.smi.model.CableEnd;
import dev.smi.model.Rank;
import java.util.Optional;

/**
 * A FIFO of an emulated cluster, or one direction of a cable.
 *
 * @param number its place among all FIFOs of the cluster, from 0
 * @param rank the FPGA that it is on; for a cable the one that sends
 * @param name its name in the device code; for a cable that of its ends
 * @param kind what it is for
 * @param capacity elements that it holds; packets, where packets travel
 * @param elementBytes size of an element
 * @param cable the ends, if it is a cable
 */
public record FifoInfo(
        int number, Rank rank, String name, Kind kind, int capacity, int elementBytes, Optional<Cable> cable) {

    /** What a FIFO is for. */
    public enum Kind {
        /** The user's own channel, between kernels of one FPGA. */
        OWN,
        /** Between a user's kernel and the transport layer, collectives included. */
        ENDPOINT,
        /** Within the transport layer of an FPGA. */
        TRANSPORT,
        /** One direction of a cable. */
        CABLE
    }

    /** One direction of a cable. */
    public record Cable(CableEnd from, CableEnd to) {}

    /** Where it is and what it is called, for people. */
    @Override
    public String toString() {
        return kind == Kind.CABLE ? name : "rank " + rank + " " + name;
    }
}
