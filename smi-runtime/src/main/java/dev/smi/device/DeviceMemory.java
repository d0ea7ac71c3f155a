package dev.smi.device;

import java.lang.foreign.MemorySegment;

/** Memory of a device. Offsets and sizes are bytes; elements are little endian. */
public interface DeviceMemory {

    /** Its size. */
    long bytes();

    /**
     * Copies all of a segment to the device; done when it returns.
     *
     * @param offset first byte that is written; the caller has checked that all of it fits
     */
    void write(long offset, MemorySegment source);

    /** Copies from the device until the segment is full. */
    void read(long offset, MemorySegment target);

    /** Gives the memory back; a second time does nothing. */
    void release();
}
