package dev.smi.emulator.observe;

/**
 * What went through a FIFO since its cluster was started.
 *
 * @param written elements that were put in; packets, where packets travel
 * @param read elements that were taken out
 * @param elements elements within the data packets that were put in; where no packets travel, the same as written
 * @param dataWaits cycles in which a user's kernel waited for an element; kernels of the transport layer wait for any
 *     of their inputs, which only their own counters have
 * @param roomWaits cycles in which its writer waited for room
 * @param highestFill most elements that were in it at once, in logical time; it may lag behind while kernels run
 */
public record FifoSnapshot(
        FifoInfo info, long written, long read, long elements, long dataWaits, long roomWaits, int highestFill) {

    /** Elements that are in it now. */
    public int fill() {
        return (int) (written - read);
    }
}
