package dev.smi.emulator.fabric;

import dev.smi.fabric.CableTraffic;
import dev.smi.fabric.FastFabric;
import dev.smi.fabric.HeldPacket;
import dev.smi.fabric.HeldPacket.StepName;
import dev.smi.fabric.kernel.FaultLog;
import dev.smi.fabric.ring.PacketRing;
import dev.smi.fabric.ring.ReadyQueue;
import dev.smi.model.Cable;
import dev.smi.model.Rank;
import dev.smi.route.table.RoutingTables;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The fast fabric below emulated kernels. Its steps run in the turn of the kernel that is about to wait, or has
 * returned, until nothing can move: often the kernel need not wait then, and no other one had to be run for it. For
 * whoever holds the scheduler's baton.
 */
final class StepTransport {

    private final FastFabric fabric;
    private final ReadyQueue queue;
    private final IdentityHashMap<PacketRing, PortRing> ports = new IdentityHashMap<>();

    StepTransport(TransportLayer.Steps layer, List<Cable> cables, RoutingTables tables) {
        this.fabric = new FastFabric(layer.ranks(), cables, tables, layer.scheme(), new Faults());
        this.queue = fabric.readyQueue();
    }

    /** Ends the run: what the generated kernels do where they print a fault. */
    private static final class Faults implements FaultLog {
        @Override
        public void report(Rank rank, String message) {
            report(rank, "", message);
        }

        @Override
        public void report(Rank rank, String kernel, String message) {
            throw new TransportFault(rank, kernel, message);
        }
    }

    /** The FIFO of a channel between user's kernels and the transport layer; empty for all other channels. */
    Optional<Ring> port(Rank rank, String name, int depth) {
        return fabric.applicationFifo(rank, name).map(packets -> {
            PortRing ring = new PortRing(
                    name, depth, packets, fabric.name(packets.reader()).map(StepTransport::kernel), queue);
            ports.put(packets, ring);
            return ring;
        });
    }

    /** Moves packets until none can move; gives whether any did. */
    boolean settle() {
        return !queue.isEmpty() && fabric.run(Long.MAX_VALUE);
    }

    List<CableTraffic> traffic() {
        return fabric.traffic();
    }

    /** Steps that hold packets which cannot move. */
    List<StepWait> waits() {
        return fabric.held().stream().map(this::wait).toList();
    }

    private StepWait wait(HeldPacket packet) {
        PacketRing packets = packet.ring();
        PortRing port = ports.get(packets);
        return new StepWait(
                kernel(packet.by()),
                packets.name(),
                packet.depth(), // it is full
                packet.depth(),
                port == null ? packet.next().map(StepTransport::kernel) : port.readingKernel());
    }

    private static StepWait.Kernel kernel(StepName step) {
        return new StepWait.Kernel(step.rank(), step.kernel());
    }
}
