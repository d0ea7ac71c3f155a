package dev.smi.data.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.data.wire.BufferPool;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class LazyArenaTest {

    private final BufferPool pool = new BufferPool(1 << 20);

    @Test
    void shouldGiveClearedMemoryThatWasUsedBefore() {
        LazyArena first = new LazyArena(pool);
        MemorySegment used = first.allocate(100_000, 8).fill((byte) 7);
        first.close();

        MemorySegment again = new LazyArena(pool).allocate(100_000, 8);

        assertThat(again.address()).isEqualTo(used.address());
        assertThat(again.toArray(ValueLayout.JAVA_BYTE)).containsOnly(0);
    }

    @Test
    void shouldGiveSegmentsOfTheirOwnEachAligned() {
        LazyArena memory = new LazyArena(pool);

        MemorySegment one = memory.allocate(10, 1 << 16);
        MemorySegment other = memory.allocate(10, 64);

        assertThat(one.address() % (1 << 16)).isZero();
        assertThat(other.address() % 64).isZero();
        assertThat(one.asOverlappingSlice(other)).isEmpty();
        assertThat(one.byteSize()).isEqualTo(10);
        memory.close();
    }

    @Test
    void shouldGiveBackWhatIsReleasedAfterThePoolIsClosed() {
        LazyArena memory = new LazyArena(pool);
        MemorySegment segment = memory.allocate(10, 8);

        pool.close();
        assertThat(segment.scope().isAlive()).isTrue();
        memory.close();

        assertThat(segment.scope().isAlive()).isFalse();
    }
}
