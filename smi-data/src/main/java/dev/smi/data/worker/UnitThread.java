package dev.smi.data.worker;

import dev.smi.data.Chunk;
import dev.smi.data.ComputeUnit;
import dev.smi.data.UnitContext;
import dev.smi.data.UnitFactory;
import dev.smi.data.wire.BufferPool;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One compute unit and the thread that opens, runs and closes it. Its methods are for any thread. */
final class UnitThread {

    private sealed interface Order {}

    private record Open(UnitFactory factory, UnitContext context, Consumer<Optional<Throwable>> answer)
            implements Order {}

    /** @param epoch in which it was ordered: what was ordered before a cancellation does not begin */
    private record Run(Work work, long epoch) implements Order {}

    private record Close() implements Order {}

    /** Of the memory of results, for each unit: there may be many. */
    private static final long KEPT_BYTES = 32L << 20;

    private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
    private final BufferPool results = new BufferPool(KEPT_BYTES);
    private final Thread thread;
    private final Thread other = Thread.ofPlatform().unstarted(() -> {}); // never runs: asked for what it could read

    private @Nullable ComputeUnit unit; // of its thread

    private boolean isRunning; // guarded by this
    private long epoch; // guarded by this

    /** Starts the thread. */
    UnitThread(String name) {
        thread = Thread.ofPlatform().daemon().name(name).start(this::loop);
    }

    /** Opens the unit; the answer comes from its thread, empty if it is open. */
    void open(UnitFactory factory, UnitContext context, Consumer<Optional<Throwable>> answer) {
        orders.add(new Open(factory, context, answer));
    }

    synchronized void run(Work work) {
        orders.add(new Run(work, epoch));
    }

    /** Stops what runs, if it looks at its interrupt flag; what waits is answered soon and does not begin. */
    synchronized void cancel() {
        epoch++;
        if (isRunning) {
            thread.interrupt();
        }
    }

    /** Closes the unit after what it has to do. */
    void close() {
        orders.add(new Close());
    }

    /** Waits for its end. */
    void join(long millis) throws InterruptedException {
        thread.join(millis);
    }

    private void loop() {
        boolean isOpen = true;
        while (isOpen) {
            try {
                isOpen = obey(orders.take());
            } catch (InterruptedException _) {
                isOpen = true; // it came after what it was meant for had ended
            }
        }
    }

    private boolean obey(Order order) {
        switch (order) {
            case Open open -> open.answer().accept(open(open));
            case Run run -> run(run, new LazyArena(results));
            case Close _ -> closeUnit();
        }
        return !(order instanceof Close);
    }

    // whatever a user's unit throws is told to the client, also if it is an error
    private Optional<Throwable> open(Open order) {
        try {
            unit = order.factory().open(order.context());
            return Optional.empty();
        } catch (Throwable e) {
            return Optional.of(e);
        }
    }

    private void run(Run order, LazyArena memory) {
        Work work = order.work();
        ComputeUnit ready = unit;
        if (ready == null || !begin(order.epoch())) {
            work.failed(new CancellationException(ready == null ? "the unit is not open" : "cancelled"));
            return;
        }
        long nanos;
        MemorySegment result;
        try {
            Chunk chunk = work.chunk(memory);
            work.started();
            long begin = System.nanoTime();
            result = shared(ready.run(chunk, memory), memory);
            nanos = System.nanoTime() - begin;
        } catch (Throwable e) { // whatever a user's unit throws is the chunk's fault
            end();
            memory.close();
            work.failed(e);
            return;
        }
        end();
        work.done(result, nanos, memory::close);
    }

    /** What only this thread may read is copied: the result is used by another. */
    private MemorySegment shared(MemorySegment result, LazyArena memory) {
        return result.isAccessibleBy(other)
                ? result
                : memory.allocate(result.byteSize(), 8).copyFrom(result);
    }

    private synchronized boolean begin(long ordered) {
        isRunning = ordered == epoch;
        return isRunning;
    }

    private synchronized void end() {
        isRunning = false;
        Thread.interrupted(); // it was meant for what has ended
    }

    private void closeUnit() {
        try {
            if (unit != null) {
                unit.close();
            }
        } catch (Throwable e) { // nobody is there who could do anything about it
            System.getLogger(UnitThread.class.getName()).log(System.Logger.Level.WARNING, "a unit was not closed", e);
        } finally {
            results.close();
        }
    }
}
