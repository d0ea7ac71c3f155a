package dev.smi.data.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.data.wire.BufferPool.Lease;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BufferPoolTest {

    @Test
    void shouldGiveTheSameMemoryAgain() {
        try (BufferPool pool = new BufferPool()) {
            Lease first = pool.take(100_000);
            long address = first.memory().address();
            first.release().run();

            Lease second = pool.take(101_000);

            assertThat(second.memory().address()).isEqualTo(address);
            assertThat(second.memory().byteSize()).isEqualTo(101_000);
            second.release().run();
        }
    }

    @Test
    void shouldNotGiveTheSameMemoryTwiceAtOnce() {
        try (BufferPool pool = new BufferPool()) {
            Lease first = pool.take(10);
            Lease second = pool.take(10);

            assertThat(first.memory().asOverlappingSlice(second.memory())).isEmpty();
            first.release().run();
            second.release().run();
        }
    }

    @Test
    void shouldGiveBackWhatIsTooMuch() {
        try (BufferPool pool = new BufferPool()) {
            List<Lease> leases = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                leases.add(pool.take(5000));
            }
            leases.forEach(lease -> lease.release().run());

            assertThat(leases.stream().filter(lease -> lease.memory().scope().isAlive()))
                    .hasSize(8);
        }
    }

    @Test
    void shouldGiveBackWhatIsReleasedAfterTheEnd() {
        BufferPool pool = new BufferPool();
        Lease lease = pool.take(10);
        pool.close();
        assertThat(lease.memory().scope().isAlive()).isTrue();

        lease.release().run();

        assertThat(lease.memory().scope().isAlive()).isFalse();
    }
}
