package dev.smi.spark;

import dev.smi.data.Chunk;
import dev.smi.data.ComputeUnit;
import dev.smi.data.UnitContext;
import dev.smi.data.UnitFactory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Units for tests; what is static is seen by tests in the executors' own JVM alone. */
public final class TestUnits {

    static final AtomicInteger OPENED = new AtomicInteger();
    static final AtomicInteger CLOSED = new AtomicInteger();
    static final Set<MemorySegment> RESIDENTS = ConcurrentHashMap.newKeySet();
    private static final Map<Long, AtomicInteger> TRIES = new ConcurrentHashMap<>();

    private static CountDownLatch sleeping = new CountDownLatch(1);

    private TestUnits() {}

    static void reset() {
        OPENED.set(0);
        CLOSED.set(0);
        RESIDENTS.clear();
        TRIES.clear();
        sleeping = new CountDownLatch(1);
    }

    /** Every byte plus one. */
    public static final class Increment implements UnitFactory {
        @Override
        public ComputeUnit open(UnitContext context) {
            OPENED.incrementAndGet();
            return new ComputeUnit() {
                @Override
                public MemorySegment run(Chunk chunk, SegmentAllocator results) {
                    return increment(chunk, results);
                }

                @Override
                public void close() {
                    CLOSED.incrementAndGet();
                }
            };
        }
    }

    static MemorySegment increment(Chunk chunk, SegmentAllocator results) {
        MemorySegment result = results.allocate(chunk.data().byteSize());
        for (long i = 0; i < result.byteSize(); i++) {
            result.set(ValueLayout.JAVA_BYTE, i, (byte) (chunk.data().get(ValueLayout.JAVA_BYTE, i) + 1));
        }
        return result;
    }

    /** The first bytes of "added" plus every byte. */
    public static final class AddResident implements UnitFactory {
        @Override
        public ComputeUnit open(UnitContext context) {
            MemorySegment added = context.resident("added");
            RESIDENTS.add(added);
            return (chunk, results) -> {
                MemorySegment result = results.allocate(chunk.data().byteSize());
                for (long i = 0; i < result.byteSize(); i++) {
                    byte sum =
                            (byte) (chunk.data().get(ValueLayout.JAVA_BYTE, i) + added.get(ValueLayout.JAVA_BYTE, i));
                    result.set(ValueLayout.JAVA_BYTE, i, sum);
                }
                return result;
            };
        }
    }

    /** Fails so often on chunk 3 as its parameter says, and increments. */
    public static final class FailAtThree implements UnitFactory {
        @Override
        public ComputeUnit open(UnitContext context) {
            int failures = context.parameters()[0];
            return (chunk, results) -> {
                if (chunk.index() == 3
                        && TRIES.computeIfAbsent(chunk.index(), index -> new AtomicInteger())
                                        .incrementAndGet()
                                <= failures) {
                    throw new IllegalStateException("the third one again");
                }
                return increment(chunk, results);
            };
        }
    }

    /** Hangs on chunk 1 the first time, deaf to interruptions. */
    public static final class HangAtOne implements UnitFactory {
        @Override
        public ComputeUnit open(UnitContext context) {
            return (chunk, results) -> {
                if (chunk.index() == 1
                        && TRIES.computeIfAbsent(1L, index -> new AtomicInteger())
                                        .incrementAndGet()
                                == 1) {
                    long end = System.nanoTime() + 1_500_000_000L;
                    while (System.nanoTime() < end) {
                        Thread.onSpinWait();
                    }
                }
                return increment(chunk, results);
            };
        }
    }

    /** Sleeps for a minute. */
    public static final class SleepForLong implements UnitFactory {
        @Override
        public ComputeUnit open(UnitContext context) {
            return (chunk, results) -> {
                sleeping.countDown();
                Thread.sleep(60_000);
                return increment(chunk, results);
            };
        }
    }

    static void awaitSleeping(Duration deadline) throws InterruptedException {
        if (!sleeping.await(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("no unit began to work");
        }
    }

    /** Ends its process on chunk 2. */
    public static final class HaltAtTwo implements UnitFactory {
        @Override
        public ComputeUnit open(UnitContext context) {
            return (chunk, results) -> {
                if (chunk.index() == 2) {
                    Runtime.getRuntime().halt(7);
                }
                return increment(chunk, results);
            };
        }
    }

    /** Takes a tenth of a second. */
    public static final class SlowIncrement implements UnitFactory {
        @Override
        public ComputeUnit open(UnitContext context) {
            return (chunk, results) -> {
                Thread.sleep(100);
                return increment(chunk, results);
            };
        }
    }
}
