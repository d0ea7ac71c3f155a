package dev.smi.arrow;

import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.model.Batch;
import dev.smi.arrow.model.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The record batches that a program works on. They are queued in the order of the program's interface, and then
 * {@link #enable}d. For one thread.
 *
 * <p>Memory: batches that are queued stay their owner's, who may close them at any time; the context keeps what it
 * needs of their buffers, until {@link #enable} on devices that have memory of their own, on the {@code jvm} device
 * until {@link #close}. They must not be changed until then. What {@link #written} gives is its caller's to close.
 */
public final class Context implements AutoCloseable {

    private final ArrowInterface program;
    private final Engine engine;
    private final List<QueuedBatch> queued = new ArrayList<>();
    private boolean isEnabled;
    private boolean isClosed;

    Context(ArrowInterface program, Engine engine) {
        this.program = program;
        this.engine = engine;
    }

    /**
     * Adds the next batch of the interface, one that is read. All its rows are there for the kernel; slices are batches
     * as any.
     *
     * @throws IllegalArgumentException if its schema is not that of the interface, or its memory is less than it says
     * @throws IllegalStateException if the interface has no further batch, or that is one which is written
     */
    public void queueRecordBatch(VectorSchemaRoot batch) {
        Batch next = next(Mode.READ);
        BatchCheck.require(next, batch.getSchema());
        queued.add(QueuedBatch.Read.of(next, batch));
    }

    /**
     * Adds the next batch of the interface, one that is written.
     *
     * @throws IllegalArgumentException if its schema is not that of the interface, or the capacity is of other streams
     * @throws IllegalStateException if the interface has no further batch, or that is one which is read
     */
    public void queueRecordBatch(Schema schema, Capacity capacity) {
        Batch next = next(Mode.WRITE);
        BatchCheck.require(next, schema);
        queued.add(QueuedBatch.Written.of(next, schema, capacity));
    }

    private Batch next(Mode mode) {
        requireOpen();
        if (isEnabled) {
            throw new IllegalStateException(
                    "the context is enabled; queue all batches before, or make another context");
        }
        int number = queued.size();
        if (number == program.batches().size()) {
            throw new IllegalStateException("all " + number + " batches of " + program.kernel() + " are queued: "
                    + names() + "; make another context for others");
        }
        Batch next = program.batches().get(number);
        if (next.mode() != mode) {
            throw new IllegalStateException("batch " + number + " of " + program.kernel() + " is " + next.name()
                    + (next.mode() == Mode.READ
                            ? ", which is read; queue a VectorSchemaRoot"
                            : ", which is written; queue its schema and a Capacity"));
        }
        return next;
    }

    /**
     * Takes the batches to the device, each buffer as a whole.
     *
     * @throws IllegalStateException if batches are missing, or this was done before
     * @throws dev.smi.device.DeviceException if the device has no room
     */
    public void enable() {
        requireOpen();
        if (isEnabled || queued.size() < program.batches().size()) {
            throw new IllegalStateException(
                    isEnabled
                            ? "the context is enabled already"
                            : queued.size() + " of " + program.batches().size() + " batches are queued; "
                                    + program.kernel() + " has " + names());
        }
        engine.enable(queued);
        isEnabled = true;
    }

    /**
     * What the kernel has written into a batch, after its end: vectors of their own, without the columns that the
     * interface ignores. It may be called any number of times.
     *
     * @param name the batch's
     * @param allocator for the vectors
     * @return a batch that the caller closes
     * @throws IllegalStateException if the kernel runs, or its last run failed
     * @throws dev.smi.device.DeviceException if more was written than there is room for, or columns, or lengths and
     *     elements, do not go together
     */
    public VectorSchemaRoot written(String name, BufferAllocator allocator) {
        requireEnabled();
        QueuedBatch batch = queued.get(index(name));
        if (!(batch instanceof QueuedBatch.Written written)) {
            throw new IllegalArgumentException("batch " + name + " is read by the kernel, not written");
        }
        if (engine.isFailed()) {
            throw new IllegalStateException("the run of kernel " + program.kernel() + " failed, and batch " + name
                    + " is not whole; pollUntilDone told why: start the kernel again when that is mended");
        }
        if (!engine.isDone()) {
            throw new IllegalStateException("the kernel runs; wait for its end before asking what it wrote");
        }
        return new WrittenBatch(written, engine, allocator).root();
    }

    ArrowInterface program() {
        return program;
    }

    Engine engine() {
        requireEnabled();
        return engine;
    }

    QueuedBatch batch(int index) {
        if (index < 0 || index >= queued.size()) {
            throw new IllegalArgumentException("there is no batch " + index + "; batches have numbers from 0 to "
                    + (queued.size() - 1) + ": " + names());
        }
        return queued.get(index);
    }

    List<QueuedBatch> batches() {
        return queued;
    }

    /** The number of a batch. */
    int index(String name) {
        Optional<Batch> found = program.batches().stream()
                .filter(batch -> batch.name().equals(name))
                .findFirst();
        return program.batches()
                .indexOf(found.orElseThrow(
                        () -> new IllegalArgumentException("there is no batch " + name + "; there is " + names())));
    }

    private String names() {
        return program.batches().stream().map(Batch::name).collect(Collectors.joining(", "));
    }

    private void requireEnabled() {
        requireOpen();
        if (!isEnabled) {
            throw new IllegalStateException("the context is not enabled; call enable() when all batches are queued");
        }
    }

    private void requireOpen() {
        if (isClosed) {
            throw new IllegalStateException("the context is closed");
        }
    }

    /**
     * Gives all memory back, and ends kernels that run. A second time does nothing.
     *
     * @throws IllegalStateException if a kernel in Java cannot be ended: nothing is given back, as it works in this
     *     memory
     */
    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        engine.close();
        isClosed = true;
        for (QueuedBatch batch : queued) {
            if (batch instanceof QueuedBatch.Read read) {
                read.release();
            }
        }
    }
}
