package dev.smi.fabric;

import dev.smi.fabric.ring.PacketRing;
import dev.smi.model.Cable;
import dev.smi.model.CableEnd;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cables, each direction a FIFO. A cable between ranks of this fabric has one, any other one for each local side.
 */
final class CableRings {

    private final Map<CableEnd, PacketRing> from = new HashMap<>();
    private final Map<CableEnd, PacketRing> to = new HashMap<>();
    private final List<Direction> directions = new ArrayList<>();

    private record Direction(CableEnd from, CableEnd to, PacketRing ring) {}

    CableRings(List<Cable> cables) {
        for (Cable cable : cables) {
            connect(cable.a(), cable.b());
            connect(cable.b(), cable.a());
        }
    }

    private void connect(CableEnd a, CableEnd b) {
        PacketRing ring = RankFabric.kernelRing("cable " + a + " -> " + b);
        from.put(a, ring);
        to.put(b, ring);
        directions.add(new Direction(a, b, ring));
    }

    /** Where packets leave a rank by a network port; packets for a port without a cable stay there. */
    PacketRing outgoing(CableEnd end) {
        return from.computeIfAbsent(end, e -> RankFabric.kernelRing(e + " without a cable"));
    }

    /** Where packets reach a rank by a network port; none ever do by one without a cable. */
    PacketRing incoming(CableEnd end) {
        return to.computeIfAbsent(end, e -> RankFabric.kernelRing(e + " without a cable"));
    }

    List<CableTraffic> traffic() {
        return directions.stream()
                .map(d -> new CableTraffic(
                        d.from(), d.to(), d.ring().written(), d.ring().elements()))
                .toList();
    }

    /** The other end of the cable at a network port, or empty if the port has none. */
    Optional<CableEnd> peer(CableEnd end) {
        return directions.stream()
                .filter(d -> d.from().equals(end))
                .map(Direction::to)
                .findFirst();
    }

    List<PacketRing> rings() {
        return directions.stream().map(Direction::ring).toList();
    }
}
