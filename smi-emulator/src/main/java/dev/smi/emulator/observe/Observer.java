package dev.smi.emulator.observe;

/**
 * Takes the events of a run. Called by whichever kernel runs, one at a time, in the order in which the emulator does
 * things: the times of one kernel, and those of one side of a FIFO, never decrease, but kernels are at different times.
 * A method that throws ends the run. The records are the same objects at every call.
 */
public interface Observer {

    /** A kernel was started. */
    default void started(KernelInfo kernel, long time) {}

    /** A kernel has returned, failed, or was ended with the emulator. */
    default void ended(KernelInfo kernel, long time) {}

    /**
     * A kernel waited for a FIFO and got on; its read or write follows. Or all kernels wait, and it has waited so far.
     *
     * @param forRoom whether it waited for room; otherwise for an element
     * @param from when it could have gone on otherwise
     * @param until when it went on
     */
    default void waited(KernelInfo kernel, FifoInfo fifo, boolean forRoom, long from, long until) {}

    /**
     * An element was put into a FIFO.
     *
     * @param packet the packet's number, from 1, if it is a packet of SMI's; otherwise 0. A communication kernel passes
     *     a packet on under its number; any other kernel that writes a packet begins a new one
     * @param isNew whether the packet begins here
     */
    default void wrote(KernelInfo kernel, FifoInfo fifo, long time, long packet, boolean isNew) {}

    /**
     * An element was taken out of a FIFO; where the kernel is no communication kernel, a packet ends here.
     *
     * @param packet its number, or 0, as above
     */
    default void read(KernelInfo kernel, FifoInfo fifo, long time, long packet) {}

    /**
     * From this time on a FIFO holds so many elements. In order of time for each FIFO, and later than the reads and
     * writes that made it so, as those of the other side may be behind.
     */
    default void filled(FifoInfo fifo, long time, int elements) {}
}
