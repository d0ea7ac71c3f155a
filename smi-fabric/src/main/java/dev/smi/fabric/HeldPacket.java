package dev.smi.fabric;

import dev.smi.fabric.kernel.CommunicationStep;
import dev.smi.fabric.ring.PacketRing;
import dev.smi.model.Rank;
import java.util.Optional;

/**
 * A packet that a step could not put into a full FIFO.
 *
 * @param by the step
 * @param ring the FIFO
 * @param next the step that reads the FIFO; empty if an application or a link does
 */
public record HeldPacket(StepName by, PacketRing ring, Optional<StepName> next) {

    /**
     * Places of the FIFO in device code: without the one for the packet in the head register of the communication
     * kernel that reads it.
     */
    public int depth() {
        return ring.reader() instanceof CommunicationStep ? ring.capacity() - 1 : ring.capacity();
    }

    /**
     * A step by the kernel that it stands for.
     *
     * @param rank the rank that it belongs to
     * @param kernel the kernel's name in device code
     */
    public record StepName(Rank rank, String kernel) {}
}
