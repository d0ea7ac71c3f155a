package dev.smi.emulator.fabric;

import dev.smi.emulator.observe.Observation;
import java.util.Optional;

/**
 * How a cluster is run.
 *
 * @param seed chooses the order in which kernels run; 0 is the order in which they got ready
 * @param observation what observes the cluster, if anything does
 */
public record FabricOptions(long seed, Optional<Observation> observation) {

    /** The order in which kernels get ready, and nobody looks. */
    public static final FabricOptions PLAIN = new FabricOptions(0, Optional.empty());
}
