package dev.smi.run.stats;

import dev.smi.emulator.observe.FifoInfo;
import dev.smi.topology.Topology;

/** What one direction of a cable is called, for people: its two ends as the topology names them. Stateless. */
public final class CableName {

    private CableName() {}

    /** The name. */
    public static String of(FifoInfo.Cable cable, Topology topology) {
        return topology.name(cable.from()) + " -> " + topology.name(cable.to());
    }
}
