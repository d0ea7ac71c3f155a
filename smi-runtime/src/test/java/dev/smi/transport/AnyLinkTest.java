package dev.smi.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.testing.LinkedRanks;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Whatever is written in whatever pieces arrives as it was, over each link, while several wires are in use. */
class AnyLinkTest {

    private static final Duration DEADLINE = Duration.ofSeconds(15);
    private static final int RANKS = 3;

    @Property(tries = 10)
    void shouldKeepBytesInOrderInOneJvm(@ForAll long seed, @ForAll @IntRange(min = 3, max = 14) int log) {
        try (LinkedRanks ranks = LinkedRanks.local(RANKS)) {
            exchange(ranks, seed, 1 << log);
        }
    }

    @Property(tries = 10)
    void shouldKeepBytesInOrderInSharedMemory(@ForAll long seed, @ForAll @IntRange(min = 3, max = 14) int log)
            throws IOException {
        Path directory = Files.createTempDirectory("smi-links");
        try (LinkedRanks ranks = LinkedRanks.shared(RANKS, directory)) {
            exchange(ranks, seed, 1 << log);
        }
        Files.delete(directory);
    }

    @Property(tries = 10)
    void shouldKeepBytesInOrderInMessages(@ForAll long seed, @ForAll @IntRange(min = 3, max = 14) int log) {
        try (LinkedRanks ranks = LinkedRanks.messages(RANKS, seed, 8192)) {
            exchange(ranks, seed, 1 << log);
            assertThat(ranks.faults).isEmpty();
        }
    }

    /** Every rank sends to every other one over two wires, each end a thread of its own. */
    private static void exchange(LinkedRanks ranks, long seed, int capacity) {
        List<Thread> threads = new ArrayList<>();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        for (int from = 0; from < RANKS; from++) {
            for (int to = 0; to < RANKS; to++) {
                for (int wire = 0; wire < 2 && from != to; wire++) {
                    WireKey key = new WireKey(from, to, "port." + wire);
                    byte[] bytes = new byte[Math.min(20_000, 100 * capacity)];
                    new Random(seed + key.hashCode()).nextBytes(bytes);
                    threads.add(start(failure, () -> write(ranks.of(key.from()), key, capacity, bytes, seed)));
                    threads.add(start(failure, () -> read(ranks.of(key.to()), key, capacity, bytes, ~seed)));
                }
            }
        }
        for (Thread thread : threads) {
            try {
                assertThat(thread.join(DEADLINE))
                        .as("in time; faults: %s", ranks.faults)
                        .isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        assertThat(failure.get()).isNull();
    }

    private static Thread start(AtomicReference<@Nullable Throwable> failure, Runnable end) {
        return Thread.ofPlatform()
                .daemon()
                .uncaughtExceptionHandler((_, e) -> failure.compareAndSet(null, e))
                .start(end);
    }

    private static void write(Transport transport, WireKey key, int capacity, byte[] bytes, long seed) {
        Random random = new Random(seed);
        RingWriter writer = transport.writer(key, capacity, "byte");
        MemorySegment segment = MemorySegment.ofArray(bytes);
        long done = 0;
        while (done < bytes.length) {
            long put = writer.put(segment, done, Math.min(1 + random.nextInt(2 * capacity), bytes.length - done));
            done += put;
            if (put == 0 || random.nextInt(3) > 0) {
                writer.publish();
            }
            stall(random, put == 0);
        }
        writer.publish();
        writer.end();
    }

    private static void read(Transport transport, WireKey key, int capacity, byte[] expected, long seed) {
        Random random = new Random(seed);
        stall(random, true);
        RingReader reader = transport.reader(key, capacity, "byte");
        byte[] bytes = new byte[expected.length];
        MemorySegment segment = MemorySegment.ofArray(bytes);
        long done = 0;
        while (done < bytes.length) {
            long got = reader.get(segment, done, Math.min(1 + random.nextInt(2 * capacity), bytes.length - done));
            assertThat(reader.available()).isLessThanOrEqualTo(capacity);
            done += got;
            if (got == 0 || random.nextInt(3) > 0) {
                reader.release();
            }
            stall(random, got == 0);
        }
        reader.release();
        while (!reader.isAtEnd()) {
            stall(random, true);
        }
        assertThat(Arrays.equals(bytes, expected)).as("bytes of %s", key).isTrue();
    }

    // more threads than cores
    @SuppressWarnings("ThreadPriorityCheck")
    private static void stall(Random random, boolean isIdle) {
        if (isIdle || random.nextInt(50) == 0) {
            Thread.yield();
        }
    }
}
