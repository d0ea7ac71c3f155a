package dev.smi.emulator.diagnose;

import dev.smi.emulator.diagnose.KernelWait.KernelId;
import dev.smi.emulator.fabric.KernelFiber.OpenedChannel;
import dev.smi.model.Rank;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Why a kernel does not go on, for those who want to do something about it. */
public sealed interface WaitCause {

    /** It does not wait; it computes. */
    record Busy() implements WaitCause {}

    /** A communication kernel has a packet that has no room at its next FIFO. */
    record HeldPacket() implements WaitCause {}

    /**
     * The transport layer does not take, or bring, what an SMI call needs.
     *
     * @param operation {@code push} or {@code pop}
     */
    record TransportLayer(String operation, int port) implements WaitCause {}

    /**
     * The other end of a message does not move.
     *
     * @param message the end that waits
     * @param open the kernel that has the other end open
     * @param returned a kernel that had it open, and has returned
     */
    record OtherEnd(OpenedChannel message, Optional<KernelId> open, Optional<KernelId> returned) implements WaitCause {}

    /**
     * Other ranks of a collective do not move.
     *
     * @param operation {@code broadcast} and so on
     * @param missing ranks where no kernel has opened it
     * @param returned ranks where the kernel that had opened it has returned
     */
    record OtherRanks(String operation, int port, SortedSet<Rank> missing, SortedSet<Rank> returned)
            implements WaitCause {
        public OtherRanks {
            returned = Collections.unmodifiableSortedSet(new TreeSet<>(returned));
            missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
        }
    }

    /**
     * The other end of a channel that the user declared does not move.
     *
     * @param program the program that declares it
     * @param other the kernel that has used it from the other end
     * @param hasReturned whether that kernel has returned
     * @param placeBytes memory that one more element of depth takes for this FPGA, in all FIFOs of the array that it is
     *     one of; 0 if that is not known
     */
    record OwnChannel(String program, Optional<KernelId> other, boolean hasReturned, long placeBytes)
            implements WaitCause {

        /** A channel whose size is not known. */
        public OwnChannel(String program, Optional<KernelId> other, boolean hasReturned) {
            this(program, other, hasReturned, 0);
        }
    }
}
