package dev.smi.run.model;

import dev.smi.emulator.observe.Timing;
import dev.smi.model.Packet;

/**
 * The hardware that is assumed. Immutable.
 *
 * @param clockMhz clock of kernels and transport layer
 * @param linkGbits rate of one direction of a cable
 * @param hopNanos from one FPGA's send kernel to that of the next, or to the kernel that receives
 * @param otherInputs inputs that a communication kernel looks at between two turns of one, a cycle each
 * @param readLimit packets that it takes from one input in a turn, as the launch file says
 */
public record HardwareModel(double clockMhz, double linkGbits, double hopNanos, int otherInputs, int readLimit) {

    /** An assumption: the published measurements do not state theirs. It scales all that is neither cable nor hop. */
    public static final double DEFAULT_CLOCK_MHZ = 250;

    /** QSFP+ as on the boards of the published measurements. */
    public static final double DEFAULT_LINK_GBITS = 40;

    /** From the published latencies over 1 to 7 hops. */
    public static final double DEFAULT_HOP_NANOS = 720;

    /** Of four cables the three other send kernels and the receive kernel of its own. */
    public static final int DEFAULT_OTHER_INPUTS = 4;

    /** A hop's FIFOs in logical time: from the cable's, and from receive to send kernel. */
    private static final int FIFO_CYCLES = 2;

    /** @throws IllegalArgumentException if a rate is not positive or a latency negative */
    public HardwareModel {
        if (!(clockMhz > 0 && linkGbits > 0 && hopNanos >= 0)) {
            throw new IllegalArgumentException(
                    "clock " + clockMhz + " MHz, cables " + linkGbits + " Gbit/s, " + hopNanos + " ns a hop");
        }
    }

    /** The same in cycles, for the emulator's clocks. */
    public Timing timing() {
        int hop = (int) Math.round(hopCycles());
        return new Timing(Math.max(0, hop - FIFO_CYCLES), Math.max(1, packetCycles()), readLimit, otherInputs);
    }

    /** The latency of a hop in cycles. */
    public double hopCycles() {
        return hopNanos * clockMhz / 1000;
    }

    /** How many cycles a packet takes to enter a cable; less than one if the cable is faster than the clock. */
    public double packetCycles() {
        return Packet.BYTES * Byte.SIZE / linkGbits * clockMhz / 1000;
    }

    /** How long cycles take. */
    public double micros(long cycles) {
        return cycles / clockMhz;
    }
}
