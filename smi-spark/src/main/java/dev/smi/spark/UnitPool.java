package dev.smi.spark;

import dev.smi.data.UnitContext;
import dev.smi.data.UnitFactory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.spark.TaskContext;
import org.jspecify.annotations.Nullable;

/**
 * The units of one order in this executor: opened as tasks want them, at most so many as the order says, and kept. A
 * task that finds all of them busy waits for one. For any thread.
 */
final class UnitPool {

    private static final long LOOK_AGAIN_MILLIS = 200;

    private final String worker;
    private final UnitOrder order;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<UnitThread> idle = new ArrayDeque<>();
    private final BitSet inUse = new BitSet(); // instance numbers, of idle units too
    private @Nullable Map<String, MemorySegment> resident;
    private volatile long lastUse;
    private boolean isClosed;

    UnitPool(String worker, UnitOrder order) {
        this.worker = worker;
        this.order = order;
    }

    String cluster() {
        return order.cluster();
    }

    /** It is used now. */
    void use() {
        lastUse = System.nanoTime();
    }

    /** When it was used last, {@link System#nanoTime}. */
    long lastUse() {
        return lastUse;
    }

    /**
     * A unit for the caller alone, who gives it back.
     *
     * @param limit units there may be
     * @param deadline for opening one; how long busy ones take is bounded by their own chunks' deadlines
     */
    UnitThread take(int limit, Duration deadline, TaskContext task)
            throws ExecutionException, TimeoutException, InterruptedException {
        int instance;
        lock.lockInterruptibly();
        try {
            while (idle.isEmpty() && inUse.cardinality() >= limit) {
                boolean signalled = changed.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                if (!signalled) {
                    task.killTaskIfInterrupted();
                }
            }
            UnitThread unit = idle.poll();
            if (unit != null) {
                return unit;
            }
            instance = inUse.nextClearBit(1);
            inUse.set(instance);
        } finally {
            lock.unlock();
        }
        return open(instance, deadline);
    }

    private UnitThread open(int instance, Duration deadline)
            throws ExecutionException, TimeoutException, InterruptedException {
        boolean isOpen = false;
        try {
            UnitContext context = new ExecutorContext(worker, instance, order.parameters(), resident());
            UnitThread opened = UnitThread.open(factory(order.factory()), context, deadline);
            isOpen = true;
            return opened;
        } catch (ReflectiveOperationException e) {
            throw new ExecutionException(
                    "a unit factory is a public class with a public constructor without parameters, on the executors'"
                            + " class path (spark-submit --jars)",
                    e);
        } finally {
            if (!isOpen) {
                free(instance);
            }
        }
    }

    private static UnitFactory factory(String name) throws ReflectiveOperationException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader(); // Spark's, which knows --jars
        return Class.forName(name, true, loader)
                .asSubclass(UnitFactory.class)
                .getConstructor()
                .newInstance();
    }

    /** Fetches what is resident, the first time, into memory outside the heap, where devices can reach it. */
    private synchronized Map<String, MemorySegment> resident() {
        Map<String, MemorySegment> fetched = resident;
        if (fetched == null) {
            fetched = new HashMap<>();
            for (var entry : order.resident().entrySet()) {
                List<byte[]> parts = List.of(entry.getValue().value());
                // freed when no unit can reach it any more
                fetched.put(entry.getKey(), Bytes.outside(parts, Arena.ofAuto()).asReadOnly());
            }
            resident = fetched;
        }
        return fetched;
    }

    void giveBack(UnitThread unit) {
        lock.lock();
        try {
            if (isClosed || unit.isLost()) {
                unit.close();
                free(unit.instance());
            } else {
                idle.push(unit);
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void free(int instance) {
        lock.lock();
        try {
            inUse.clear(instance);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Closes the units that nobody uses, and the others when they are given back. */
    void close(Duration deadline) throws InterruptedException {
        Deque<UnitThread> closing;
        lock.lockInterruptibly();
        try {
            isClosed = true;
            closing = new ArrayDeque<>(idle);
            idle.clear();
            closing.forEach(unit -> {
                unit.close();
                inUse.clear(unit.instance());
            });
        } finally {
            lock.unlock();
        }
        long end = System.nanoTime() + deadline.toNanos();
        for (UnitThread unit : closing) {
            if (!unit.awaitClosed(Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
                return;
            }
        }
    }
}
