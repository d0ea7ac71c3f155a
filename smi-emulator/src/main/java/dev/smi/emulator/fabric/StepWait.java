package dev.smi.emulator.fabric;

import dev.smi.model.Rank;
import java.util.Optional;

/**
 * A step of the transport layer that holds a packet, for which the FIFO where it has to go has no room.
 *
 * @param step the step
 * @param channel the FIFO's name
 * @param fill packets in the FIFO
 * @param capacity packets that it holds
 * @param reader who has to take packets out, if it is known
 */
public record StepWait(Kernel step, String channel, int fill, int capacity, Optional<Kernel> reader) {

    /**
     * A kernel, or the kernel that a step stands for.
     *
     * @param rank where it runs
     * @param kernel its name
     */
    public record Kernel(Rank rank, String kernel) {}
}
