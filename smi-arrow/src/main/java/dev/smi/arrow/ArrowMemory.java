package dev.smi.arrow;

import java.lang.foreign.MemorySegment;
import org.apache.arrow.memory.ArrowBuf;

/** Arrow's buffers as the JDK's memory. Stateless. */
final class ArrowMemory {

    private ArrowMemory() {}

    /** The beginning of a buffer, which has to be as long; to be used only while the buffer is held. */
    @SuppressWarnings("restricted") // Arrow's allocators give nothing but addresses
    static MemorySegment segment(ArrowBuf buffer, long bytes) {
        return MemorySegment.ofAddress(buffer.memoryAddress()).reinterpret(bytes);
    }
}
