package dev.smi.emulator.fabric;

import java.util.HashMap;
import java.util.Map;

/**
 * Depths of FIFOs other than those that programs declare, to try what they would change. Immutable.
 *
 * @param depths elements, by the channel that the user declared; an array's elements share their depth
 */
public record FifoDepths(Map<Channel, Integer> depths) {

    /** All as they are declared. */
    public static final FifoDepths DECLARED = new FifoDepths(Map.of());

    public FifoDepths {
        depths = Map.copyOf(depths);
    }

    /**
     * A channel, or an array of them, that a program declares.
     *
     * @param program the program's name
     * @param name the channel's name, without an index
     */
    public record Channel(String program, String name) {}

    /** The same with another depth for a channel. */
    public FifoDepths with(Channel channel, int depth) {
        Map<Channel, Integer> changed = new HashMap<>(depths);
        changed.put(channel, depth);
        return new FifoDepths(changed);
    }

    int depth(String program, String name, int declared) {
        return depths.isEmpty() ? declared : depths.getOrDefault(new Channel(program, name), declared);
    }
}
