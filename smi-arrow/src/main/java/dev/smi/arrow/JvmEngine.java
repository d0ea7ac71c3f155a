package dev.smi.arrow;

import dev.smi.Smi;
import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.model.ColumnBuffer;
import dev.smi.arrow.model.FieldStream;
import dev.smi.arrow.stream.ArrowKernel;
import dev.smi.arrow.stream.KernelRegisters;
import dev.smi.arrow.stream.KernelRun;
import dev.smi.arrow.stream.StreamMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A kernel in Java, on a thread of this JVM, which works in the vectors' memory. For the context's thread. */
final class JvmEngine implements Engine, StreamMemory {

    private static final int ALIGNMENT = 64;

    private final Smi smi;
    private final ArrowInterface streams;
    private final ArrowKernel kernel;
    private final Arena arena = Arena.ofShared();
    private final Map<String, MemorySegment> segments = new HashMap<>();
    private final Map<String, Integer> capacities = new HashMap<>();
    private final Map<String, Integer> rows = new HashMap<>();
    private final Executions executions;
    private @Nullable KernelRun run;

    JvmEngine(Smi smi, ArrowInterface streams, ArrowKernel kernel) {
        this.smi = smi;
        this.streams = streams;
        this.executions = new Executions(smi, streams.kernel());
        this.kernel = kernel;
    }

    @Override
    public void enable(List<QueuedBatch> batches) {
        for (QueuedBatch batch : batches) {
            rows.put(batch.batch().name(), batch.rows());
            switch (batch) {
                case QueuedBatch.Read read -> segments.putAll(read.buffers().segments());
                case QueuedBatch.Written written -> {
                    capacities.putAll(written.capacity());
                    written.bytes().forEach((name, bytes) -> segments.put(name, arena.allocate(bytes, ALIGNMENT)));
                }
            }
        }
    }

    @Override
    public MemorySegment segment(ColumnBuffer buffer) {
        return Objects.requireNonNull(segments.get(buffer.name()), buffer.name());
    }

    @Override
    public int capacity(FieldStream stream) {
        return capacities.getOrDefault(stream.name(), 0);
    }

    @Override
    public int rows(String batch) {
        return rows.getOrDefault(batch, 0);
    }

    @Override
    public void start(KernelRegisters registers) {
        executions.begin();
        KernelRun started = new KernelRun(streams, kernel, registers, this);
        run = started;
        executions.add(smi.device().kernel(streams.kernel(), started::run).start());
    }

    @Override
    public boolean isDone() {
        return executions.isDone();
    }

    @Override
    public boolean isFailed() {
        return executions.isFailed();
    }

    @Override
    public void join(Duration deadline) {
        executions.join(deadline);
    }

    @Override
    public long returned() {
        return run == null ? 0 : run.returned();
    }

    @Override
    public int written(FieldStream stream) {
        return run == null ? 0 : run.written().getOrDefault(stream.name(), 0);
    }

    @Override
    public void read(ColumnBuffer buffer, long offset, MemorySegment target) {
        target.copyFrom(segment(buffer).asSlice(offset, target.byteSize()));
    }

    @Override
    public void close() {
        if (!executions.end()) {
            throw new IllegalStateException(
                    "kernel " + streams.kernel() + " runs, and works in this memory; wait for its end before closing");
        }
        arena.close();
    }
}
