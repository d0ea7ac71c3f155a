package dev.smi.run.ui;

import dev.smi.emulator.observe.FifoInfo.Kind;
import dev.smi.emulator.observe.FifoMeter;
import dev.smi.emulator.observe.KernelInfo.Role;
import dev.smi.emulator.observe.KernelMeter;
import dev.smi.emulator.observe.Observation;
import dev.smi.model.Cable;
import dev.smi.model.CableEnd;
import dev.smi.model.Packet;
import dev.smi.model.Rank;
import dev.smi.topology.Topology;

/** A cluster of which only the counters are there. */
final class Watched {

    private static final int CAPACITY = 16;

    private final Observation observation = new Observation();
    private final byte[] packet = new byte[Packet.BYTES];

    /** Registers both directions of every cable. */
    Watched(Topology topology) {
        for (Cable cable : topology.cables()) {
            direction(cable.a(), cable.b());
            direction(cable.b(), cable.a());
        }
    }

    private void direction(CableEnd from, CableEnd to) {
        FifoMeter cable = observation.cable(from, to, "cable", CAPACITY, Packet.BYTES);
        if (from.rank().value() == 0 && from.channel() == 0) {
            KernelMeter sender = observation.kernel(from.rank(), "smi_kernel_cks_0", Role.COMMUNICATION);
            for (int i = 0; i < 3; i++) {
                sender.wrote(cable, packet, 0);
            }
        }
    }

    /** A kernel that waits for an element of a FIFO that has none. */
    void waiting(int rank, String kernel, String fifo) {
        FifoMeter meter = observation.fifo(new Rank(rank), fifo, Kind.ENDPOINT, CAPACITY, Packet.BYTES);
        observation.kernel(new Rank(rank), kernel, Role.USER).parked(meter, false, false);
    }

    /** A kernel that has put elements into a FIFO of its own. */
    void writing(int rank, String kernel, String fifo, int elements) {
        FifoMeter meter = observation.fifo(new Rank(rank), fifo, Kind.OWN, CAPACITY, Integer.BYTES);
        KernelMeter writer = observation.kernel(new Rank(rank), kernel, Role.USER);
        for (int i = 0; i < elements; i++) {
            writer.wrote(meter, packet, 0);
        }
    }

    Observation observation() {
        return observation;
    }
}
