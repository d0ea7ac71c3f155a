package dev.smi.emulator.fabric;

import dev.smi.emulator.observe.Observation;
import java.util.Optional;

/**
 * How a cluster is run.
 *
 * @param seed chooses the order in which kernels run; 0 is the order in which they got ready
 * @param observation what observes the cluster, if anything does; it sees kernels, so these have to move the packets
 * @param layer what moves packets
 * @param depths depths of FIFOs that are not to be as declared
 */
public record FabricOptions(long seed, Optional<Observation> observation, TransportLayer layer, FifoDepths depths) {

    /** The order in which kernels get ready, and nobody looks. */
    public static final FabricOptions PLAIN = new FabricOptions(0, Optional.empty());

    /** @throws IllegalArgumentException if somebody wants to observe what is not made of kernels */
    public FabricOptions {
        if (observation.isPresent() && layer instanceof TransportLayer.Steps) {
            throw new IllegalArgumentException("steps of a transport layer cannot be observed");
        }
    }

    /** Options for the generated transport layer. */
    public FabricOptions(long seed, Optional<Observation> observation) {
        this(seed, observation, FifoDepths.DECLARED);
    }

    /** Options for the generated transport layer, with other depths of FIFOs. */
    public FabricOptions(long seed, Optional<Observation> observation, FifoDepths depths) {
        this(seed, observation, new TransportLayer.Generated(), depths);
    }

    /** The same with another transport layer. */
    public FabricOptions over(TransportLayer other) {
        return new FabricOptions(seed, observation, other, depths);
    }
}
