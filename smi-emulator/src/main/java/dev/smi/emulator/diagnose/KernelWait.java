package dev.smi.emulator.diagnose;

import dev.smi.model.Rank;
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
 */
public record KernelWait(
        Rank rank,
        String kernel,
        String action,
        String channel,
        int fill,
        int capacity,
        String meaning,
        Optional<KernelId> waitsFor) {

    /** Which kernel this is. */
    public KernelId id() {
        return new KernelId(rank, kernel);
    }

    /** One line: rank, kernel, action, channel, fill, meaning. */
    @Override
    public String toString() {
        if (channel.isEmpty()) {
            return id() + " " + meaning;
        }
        return id() + " waits to " + action + " " + channel + " (" + fill + " of " + capacity + "): " + meaning;
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
