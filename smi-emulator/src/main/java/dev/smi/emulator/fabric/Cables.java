package dev.smi.emulator.fabric;

import dev.smi.emulator.observe.FifoInfo;
import dev.smi.emulator.observe.Observation;
import dev.smi.fabric.CableTraffic;
import dev.smi.model.Cable;
import dev.smi.model.CableEnd;
import dev.smi.model.Packet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cables between the FPGAs, each direction a FIFO of packets. Not thread-safe: one kernel runs at a time. */
public final class Cables {

    /** Packets on their way in one direction: what the sending port, the wire and the receiving port hold. */
    private static final int DEPTH = 16;

    private final Map<CableEnd, Ring> from = new HashMap<>();
    private final Map<CableEnd, Ring> to = new HashMap<>();
    private final List<Direction> directions = new ArrayList<>();

    /** One direction of a cable. */
    public record Direction(CableEnd from, CableEnd to, Ring ring) {}

    private final Optional<Observation> observation;

    Cables(List<Cable> cables, Optional<Observation> observation) {
        this.observation = observation;
        for (Cable cable : cables) {
            connect(cable.a(), cable.b());
            connect(cable.b(), cable.a());
        }
    }

    private void connect(CableEnd a, CableEnd b) {
        Ring ring = ring(a, b, "cable " + a + " -> " + b);
        from.put(a, ring);
        to.put(b, ring);
        directions.add(new Direction(a, b, ring));
    }

    private Ring ring(CableEnd a, CableEnd b, String name) {
        Ring ring = new Ring(name, Packet.BYTES, DEPTH, true);
        observation.ifPresent(o -> ring.setMeter(o.cable(a, b, name, ring.capacity(), Packet.BYTES)));
        return ring;
    }

    /** Where packets leave an FPGA by a network port; packets for a port without a cable stay there. */
    Ring outgoing(CableEnd end) {
        return from.computeIfAbsent(end, this::withoutCable);
    }

    /** Where packets reach an FPGA by a network port; none ever do by one without a cable. */
    Ring incoming(CableEnd end) {
        return to.computeIfAbsent(end, this::withoutCable);
    }

    private Ring withoutCable(CableEnd end) {
        String name = end + " without a cable";
        Ring ring = new Ring(name, Packet.BYTES, DEPTH, true);
        observation.ifPresent(
                o -> ring.setMeter(o.fifo(end.rank(), name, FifoInfo.Kind.TRANSPORT, ring.capacity(), Packet.BYTES)));
        return ring;
    }

    /** What went over the cables so far, in the same order. */
    List<CableTraffic> traffic() {
        return directions.stream()
                .map(d -> new CableTraffic(
                        d.from(), d.to(), d.ring().written(), d.ring().elements()))
                .toList();
    }

    /** Both directions of every cable, in the order of the topology. */
    public List<Direction> directions() {
        return directions;
    }
}
