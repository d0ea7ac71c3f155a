package dev.smi.data.cluster;

import dev.smi.data.Chunk;
import dev.smi.data.ComputeUnit;
import dev.smi.data.UnitContext;
import dev.smi.data.UnitFactory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Units for tests. */
public final class TestUnits {

    private TestUnits() {}

    /** Adds one to every byte. */
    public static final class Increment implements UnitFactory {

        /** How many units were opened in this JVM. */
        public static final AtomicInteger OPENED = new AtomicInteger();

        /** How many were closed. */
        public static final AtomicInteger CLOSED = new AtomicInteger();

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
        MemorySegment result = results.allocate(chunk.count());
        for (long i = 0; i < chunk.count(); i++) {
            result.set(ValueLayout.JAVA_BYTE, i, (byte) (chunk.data().get(ValueLayout.JAVA_BYTE, i) + 1));
        }
        return result;
    }

    /**
     * Does what its parameters say with the chunk that holds the element they name, and increments the others:
     * {@code throw 100}, {@code hang 100}, {@code exit 100}, {@code spin 100}; with {@code once:FILE} at the end only
     * if the file is not there, which it then is.
     */
    public static final class Faulty implements UnitFactory {

        @Override
        public ComputeUnit open(UnitContext context) {
            String[] words = new String(context.parameters(), StandardCharsets.UTF_8).split(" ", -1);
            return (chunk, results) -> {
                long element = Long.parseLong(words[1]);
                boolean isIt = chunk.first() <= element && element < chunk.first() + chunk.count();
                if (isIt && (words.length == 2 || new java.io.File(words[2]).createNewFile())) {
                    fail(words[0]);
                }
                return increment(chunk, results);
            };
        }

        // hanging is what it is for, in the two ways that there are
        @SuppressWarnings("BusyWait")
        private static void fail(String how) throws InterruptedException {
            switch (how) {
                case "throw" -> throw new IllegalStateException("this chunk is poison");
                case "hang" -> Thread.sleep(600_000);
                case "exit" -> Runtime.getRuntime().halt(3);
                case "spin" -> {
                    long end = System.nanoTime() + 600_000_000_000L;
                    while (System.nanoTime() < end) {
                        Thread.onSpinWait();
                    }
                }
                default -> throw new IllegalArgumentException(how);
            }
        }
    }

    /** Cannot be opened. */
    public static final class Closed implements UnitFactory {

        @Override
        public ComputeUnit open(UnitContext context) {
            throw new IllegalStateException("no such board in " + context.worker());
        }
    }
}
