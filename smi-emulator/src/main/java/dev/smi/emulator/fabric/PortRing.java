package dev.smi.emulator.fabric;

import dev.smi.fabric.ring.PacketRing;
import dev.smi.fabric.ring.ReadyQueue;
import dev.smi.fabric.ring.Step;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A FIFO between a user's kernel and a step of the fast fabric: packets go from the kernel's memory into the ring that
 * the step reads, and from the ring that it writes into memory, without a stop in between.
 *
 * <p>A kernel that waits here is readied by a step of its own, whose turn comes when those that pass packets on have
 * none; so it finds all packets that could reach it.
 */
final class PortRing extends Ring {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final PacketRing packets;
    private final Optional<StepWait.Kernel> readingStep;

    /**
     * A FIFO over a ring of the fabric.
     *
     * @param depth packets that it holds in device code; the ring may have a place more, for the packet in the head
     *     register of the kernel that reads it
     * @param readingStep the step that reads, if a step does
     * @param queue where the fabric's steps get their turns
     */
    PortRing(String name, int depth, PacketRing packets, Optional<StepWait.Kernel> readingStep, ReadyQueue queue) {
        super(name, depth);
        this.packets = packets;
        this.readingStep = readingStep;
        Step waking = new Waking(queue);
        if (readingStep.isEmpty()) {
            packets.setReader(waking);
        } else {
            packets.setWriter(waking);
        }
    }

    /** Readies the kernel that waits here, if one does. */
    private final class Waking extends Step {

        Waking(ReadyQueue queue) {
            super(queue);
        }

        @Override
        protected boolean run() {
            wakeWaiting();
            return false;
        }
    }

    @Override
    boolean offer(byte[] memory, int address) {
        if (!packets.hasRoom()) {
            return false;
        }
        packets.put(
                (long) WORD.get(memory, address),
                (long) WORD.get(memory, address + 8),
                (long) WORD.get(memory, address + 16),
                (long) WORD.get(memory, address + 24));
        return true;
    }

    @Override
    boolean poll(byte[] memory, int address) {
        if (packets.isEmpty()) {
            return false;
        }
        WORD.set(memory, address, packets.word(0));
        WORD.set(memory, address + 8, packets.word(1));
        WORD.set(memory, address + 16, packets.word(2));
        WORD.set(memory, address + 24, packets.word(3));
        packets.remove();
        return true;
    }

    @Override
    public Optional<StepWait.Kernel> readingKernel() {
        return readingStep.isPresent() ? readingStep : super.readingKernel();
    }

    @Override
    public int fill() {
        return Math.min(packets.fill(), capacity());
    }

    @Override
    public long written() {
        return packets.written();
    }
}
