package dev.smi.emulator.diagnose;

import dev.smi.model.Rank;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.Optional;

/**
 * One kernel and what it waits for.
 *
 * @param rank the FPGA it runs on
 * @param kernel its name
 * @param action {@code read} or {@code write}, or {@code run} if it does not wait at all
 * @param channel the FIFO's name in the device code, empty if it does not wait
 * @param fill elements in the FIFO
 * @param capacity elements the FIFO holds
 * @param meaning what that means in the user's terms: the SMI call, its port and the rank at the other end
 * @param waitsFor the kernel that has to move first, if it is known
 * @param cause the same in parts
 * @param place the line of the program's text where it waits, if the program was compiled with marks
 */
public record KernelWait(
        Rank rank,
        String kernel,
        String action,
        String channel,
        int fill,
        int capacity,
        String meaning,
        Optional<KernelId> waitsFor,
        WaitCause cause,
        Optional<SourcePosition> place) {

    /** Which kernel this is. */
    public KernelId id() {
        return new KernelId(rank, kernel);
    }

    /** Who waits for what, wherever in the source. */
    String state() {
        return id() + " " + action + " " + channel;
    }

    /** The same with another place. */
    public KernelWait at(Optional<SourcePosition> other) {
        return new KernelWait(rank, kernel, action, channel, fill, capacity, meaning, waitsFor, cause, other);
    }

    /** One line: rank, kernel, place, action, channel, fill, meaning. */
    @Override
    public String toString() {
        String where = place.map(p -> " at " + p).orElse("");
        if (channel.isEmpty()) {
            return id() + where + " " + meaning;
        }
        return id() + where + " waits to " + action + " " + channel + " (" + fill + " of " + capacity + "): " + meaning;
    }

    /**
     * A kernel on an FPGA.
     *
     * @param rank the FPGA
     * @param kernel the kernel's name
     */
    public record KernelId(Rank rank, String kernel) {
        @Override
        public String toString() {
            return "rank " + rank + " " + kernel;
        }
    }
}
