package dev.smi.arrow;

import dev.smi.arrow.model.ColumnBuffer;
import dev.smi.arrow.model.FieldStream;
import dev.smi.arrow.stream.KernelRegisters;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;

/** What a kind of device does for a context. For the context's thread. */
interface Engine {

    /** Makes batches known, with all their buffers. */
    void enable(List<QueuedBatch> batches);

    /** Starts everything. */
    void start(KernelRegisters registers);

    /** Whether everything that was started has ended, in whatever way. */
    boolean isDone();

    /** Waits for the end of everything; throws the first failure. */
    void join(Duration deadline);

    /** What the kernel returned; after its end. */
    long returned();

    /** Elements of a stream that was written; after the kernel's end. */
    int written(FieldStream stream);

    /** Copies from a byte of a buffer on; after the kernel's end. */
    void read(ColumnBuffer buffer, long offset, MemorySegment target);

    /** Gives memory back, unless somebody works in memory that would really be gone: that throws. */
    void close();
}
