package dev.smi.emulator.fabric;

import dev.smi.emulator.machine.KernelFault;
import dev.smi.emulator.observe.FifoMeter;
import dev.smi.model.Packet;
import dev.smi.model.PacketCodec;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A FIFO between two kernels, or a cable between two FPGAs. Elements are copied in and out. Not thread-safe: one kernel
 * runs at a time.
 */
public class Ring {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final long NO_SPELL = -1;

    private final String name;
    private final int elementBytes;
    private final int capacity;
    private final boolean isCable;
    private final byte[] slots;
    private final int mask;
    private long written;
    private long read;
    private long elements;
    private @Nullable KernelFiber awaitingData;
    private @Nullable KernelFiber awaitingRoom;
    private @Nullable KernelFiber reader;
    private @Nullable KernelFiber writer;
    private @Nullable FifoMeter meter;
    private long readSpell = NO_SPELL;
    private long writeSpell = NO_SPELL;

    /**
     * An empty FIFO.
     *
     * @param capacity elements it holds; a depth of 0 is a register that holds one
     * @param isCable whether packets are counted by the elements in them
     */
    Ring(String name, int elementBytes, int capacity, boolean isCable) {
        this.name = name;
        this.elementBytes = elementBytes;
        this.capacity = Math.max(1, capacity);
        this.isCable = isCable;
        int places = Integer.highestOneBit(2 * this.capacity - 1);
        this.mask = places - 1;
        this.slots = new byte[Math.multiplyExact(places, elementBytes)];
    }

    /** A FIFO of packets that are kept elsewhere: what {@link PortRing} has in common with those that are kept here. */
    Ring(String name, int capacity) {
        this(name, 0, capacity, false);
    }

    /** Copies an element in from memory. Gives false, and does nothing, if there is no room. */
    boolean offer(byte[] memory, int address) {
        if (written - read == capacity) {
            return false;
        }
        int slot = ((int) written & mask) * elementBytes;
        copy(memory, address, slots, slot);
        if (isCable && !PacketCodec.isSynch(slots, slot)) {
            elements += PacketCodec.elements(slots, slot);
        }
        written++;
        if (awaitingData != null) {
            awaitingData.wake();
        }
        return true;
    }

    /** Copies an element out to memory. Gives false, and does nothing, if there is none. */
    boolean poll(byte[] memory, int address) {
        if (written == read) {
            return false;
        }
        copy(slots, ((int) read & mask) * elementBytes, memory, address);
        read++;
        if (awaitingRoom != null) {
            awaitingRoom.wake();
        }
        return true;
    }

    /** Most elements are packets, for which four words are several times faster than a copy of unknown length. */
    private void copy(byte[] from, int start, byte[] to, int target) {
        if (elementBytes == Packet.BYTES) {
            WORD.set(to, target, (long) WORD.get(from, start));
            WORD.set(to, target + 8, (long) WORD.get(from, start + 8));
            WORD.set(to, target + 16, (long) WORD.get(from, start + 16));
            WORD.set(to, target + 24, (long) WORD.get(from, start + 24));
        } else {
            System.arraycopy(from, start, to, target, elementBytes);
        }
    }

    /** Readies the kernel that waits for an element, or for room, if one does. */
    final void wakeWaiting() {
        if (awaitingData != null) {
            awaitingData.wake();
        }
        if (awaitingRoom != null) {
            awaitingRoom.wake();
        }
    }

    /** Notes who has to be woken when there is an element, or room for one. */
    void arm(KernelFiber fiber, boolean forRoom) {
        if (forRoom) {
            awaitingRoom = only(awaitingRoom, fiber, "write");
        } else {
            awaitingData = only(awaitingData, fiber, "read");
        }
    }

    private KernelFiber only(@Nullable KernelFiber other, KernelFiber fiber, String what) {
        if (other != null && other != fiber && !other.isFinished()) {
            throw new KernelFault("kernels " + other.kernel() + " and " + fiber.kernel() + " both " + what + " channel "
                    + name + "; a channel has one reader and one writer");
        }
        return fiber;
    }

    /** Takes back what {@link #arm} noted. */
    void disarm(boolean forRoom) {
        if (forRoom) {
            awaitingRoom = null;
        } else {
            awaitingData = null;
        }
    }

    /** The channel's name in the device code, with its index if it is one of an array. */
    public String name() {
        return name;
    }

    /** Has what goes through observed. */
    void setMeter(FifoMeter observer) {
        meter = observer;
    }

    /** What observes it, if anything does. */
    @Nullable
    FifoMeter meter() {
        return meter;
    }

    /** Size of an element. */
    int elementBytes() {
        return elementBytes;
    }

    /** Elements it holds at most. */
    public int capacity() {
        return capacity;
    }

    /** Elements in it now. */
    public int fill() {
        return (int) (written - read);
    }

    /** Elements of any size that were put in so far; packets, for a cable. */
    public long written() {
        return written;
    }

    /** Elements within the data packets that were put in so far, for a cable. */
    public long elements() {
        return elements;
    }

    /**
     * Notes who reads; nothing is stored where nothing changes, as this is called for every element.
     *
     * @return whether somebody else read before
     */
    boolean setReader(KernelFiber fiber) {
        if (reader == fiber) {
            return false;
        }
        reader = fiber;
        readSpell = NO_SPELL;
        return true;
    }

    /** Notes who writes, as {@link #setReader} does. */
    void setWriter(KernelFiber fiber) {
        if (writer != fiber) {
            writer = fiber;
            writeSpell = NO_SPELL;
        }
    }

    /**
     * Notes a poll in vain by the kernel that reads or writes.
     *
     * @param spell tells apart the times between which the kernel got on
     * @return whether it is the first one in this spell
     */
    boolean isFirstMiss(boolean forRoom, long spell) {
        if (forRoom) {
            boolean isFirst = writeSpell != spell;
            writeSpell = spell;
            return isFirst;
        }
        boolean isFirst = readSpell != spell;
        readSpell = spell;
        return isFirst;
    }

    /** Who takes elements out, be it a step of the transport layer; empty if nobody did so far. */
    public Optional<StepWait.Kernel> readingKernel() {
        return Optional.ofNullable(reader).map(r -> new StepWait.Kernel(r.rank(), r.kernel()));
    }

    /** The kernel that last tried to take an element, if one did. */
    public @Nullable KernelFiber reader() {
        return reader;
    }

    /** The kernel that last tried to put an element, if one did. */
    public @Nullable KernelFiber writer() {
        return writer;
    }
}
