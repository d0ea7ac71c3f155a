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

    /**
     * Starts everything.
     *
     * @throws dev.smi.job.JobException if the job has ended
     */
    void start(KernelRegisters registers);

    /** Whether everything that was started has ended, in whatever way. */
    boolean isDone();

    /** Whether the last start has failed, as far as somebody has waited for its end. */
    boolean isFailed();

    /** Waits for the end of everything; throws the first failure, after which it has ended everything that it can. */
    void join(Duration deadline);

    /** What the kernel returned; after its end. */
    long returned();

    /** Elements of a stream that was written; after the kernel's end. */
    int written(FieldStream stream);

    /** Copies from a byte of a buffer on; after the kernel's end. */
    void read(ColumnBuffer buffer, long offset, MemorySegment target);

    /**
     * Ends what still runs, and gives memory back, unless somebody works in memory that would really be gone: that
     * throws.
     */
    void close();
}
