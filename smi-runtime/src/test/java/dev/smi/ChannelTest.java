package dev.smi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.job.JobException;
import dev.smi.model.DataType;
import dev.smi.model.ReduceOperator;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChannelTest {

    private static final String DEADLINE = "smi.deadline";
    private static final Duration MOMENT = Duration.ofSeconds(20);

    @Test
    void shouldSendToItself() {
        Smi.run(1, smi -> {
            SendChannel out = smi.world().openSend(DataType.DOUBLE, 5, 0, 255);
            ReceiveChannel in = smi.world().openReceive(DataType.DOUBLE, 5, 0, 255);
            for (int i = 0; i < 5; i++) {
                out.push(i + 0.5);
            }
            for (int i = 0; i < 5; i++) {
                assertThat(in.popDouble()).isEqualTo(i + 0.5);
            }
        });
    }

    @Test
    void shouldRunAheadByItsBufferAndAPacketThatIsBeingFilled() {
        AtomicInteger pushed = new AtomicInteger();
        Smi.run(2, smi -> {
            if (smi.rank() == 0) {
                SendChannel out = smi.world().openSend(DataType.INT, 1000, 1, 0);
                for (int i = 0; i < 1000; i++) {
                    out.push(i);
                    pushed.incrementAndGet();
                }
            } else {
                awaitValue(pushed, 16 * 7 + 6);
                ReceiveChannel in = smi.world().openReceive(DataType.INT, 1000, 0, 0);
                // two packets are given back together
                for (int i = 0; i < 14; i++) {
                    in.popInt();
                }
                awaitValue(pushed, 18 * 7 + 6);
                in.pop(new int[1000], 0, 1000 - 14);
            }
        });
    }

    @Test
    void shouldRunAheadByTheAsynchronicityDegreeAtAnyTime() {
        AtomicInteger pushed = new AtomicInteger();
        int degree = 1000;
        Smi.run(2, smi -> {
            if (smi.rank() == 0) {
                SendChannel out = smi.world().openSend(DataType.SHORT, 20_000, 1, 0, degree);
                for (int i = 0; i < 20_000; i++) {
                    out.push((short) i);
                    pushed.incrementAndGet();
                }
            } else {
                ReceiveChannel in = smi.world().openReceive(DataType.SHORT, 20_000, 0, 0, degree);
                for (int i = 0; i < 20_000; i++) {
                    if (i % 1777 == 0) {
                        awaitAtLeast(pushed, Math.min(20_000, i + degree));
                    }
                    assertThat(in.popShort()).isEqualTo((short) i);
                }
            }
        });
    }

    @Test
    void shouldShowElementsWhenAPacketIsFullOrFlushedOrTheMessageEnds() {
        Smi.run(1, smi -> {
            Communicator world = smi.world();
            SendChannel out = world.openSend(DataType.INT, 10, 0, 0);
            ReceiveChannel in = world.openReceive(DataType.INT, 10, 0, 0);
            out.push(1);
            out.flush();
            assertThat(in.popInt()).isEqualTo(1);
            out.push(new int[] {2, 3, 4, 5, 6, 7, 8}, 0, 7);
            for (int i = 2; i <= 8; i++) {
                assertThat(in.popInt()).isEqualTo(i);
            }
            out.push(9);
            out.push(10);
            assertThat(in.popInt() + in.popInt()).isEqualTo(19);
            assertThat(out.remaining() + in.remaining()).isZero();
        });
    }

    @Test
    void shouldMoveSegmentsOutsideTheHeap() {
        Smi.run(2, smi -> {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment data = arena.allocate(ValueLayout.JAVA_FLOAT, 1 << 20);
                if (smi.rank() == 0) {
                    data.setAtIndex(ValueLayout.JAVA_FLOAT, 777_777, 2.5f);
                    smi.world().openSend(DataType.FLOAT, 1 << 20, 1, 0).push(data);
                } else {
                    smi.world().openReceive(DataType.FLOAT, 1 << 20, 0, 0).pop(data);
                    assertThat(data.getAtIndex(ValueLayout.JAVA_FLOAT, 777_777)).isEqualTo(2.5f);
                }
            }
        });
    }

    @Test
    void shouldKeepGroupsApart() {
        Smi.run(6, smi -> {
            Communicator third = smi.world().split(smi.rank() % 3, -smi.rank());
            int peer = 1 - third.rank();
            smi.world().openSend(DataType.INT, 1, third.worldRank(peer), 1).push(-1);
            third.openSend(DataType.INT, 1, peer, 1).push(smi.rank());
            assertThat(third.openReceive(DataType.INT, 1, peer, 1).popInt()).isEqualTo((smi.rank() + 3) % 6);
            int sum =
                    third.openReduce(DataType.INT, 1, ReduceOperator.ADD, 1, 1).reduce(smi.rank());
            assertThat(sum).isEqualTo(third.rank() == 1 ? 2 * (smi.rank() % 3) + 3 : 0);
            assertThat(smi.world()
                            .openReceive(DataType.INT, 1, third.worldRank(peer), 1)
                            .popInt())
                    .isEqualTo(-1);
        });
    }

    @Test
    void shouldRunCollectivesOnSeveralPortsAtOnce() {
        Smi.run(3, smi -> {
            BroadcastChannel constants = smi.world().openBroadcast(DataType.CHAR, 100, 0, 0);
            ReduceChannel sums = smi.world().openReduce(DataType.INT, 100, ReduceOperator.ADD, 0, 1);
            ReduceChannel maxima = smi.world().openReduce(DataType.INT, 100, ReduceOperator.MAX, 1, 2);
            GatherChannel all = smi.world().openGather(DataType.SHORT, 30, 30, 1, 1);
            for (int i = 0; i < 100; i++) {
                assertThat(sums.reduce(i)).isEqualTo(smi.rank() == 1 ? 3 * i : 0);
                assertThat(maxima.reduce(i * smi.rank())).isEqualTo(smi.rank() == 2 ? 2 * i : 0);
                assertThat(constants.broadcast((byte) (smi.rank() + 5))).isEqualTo((byte) 5);
            }
            for (int i = 0; i < all.count(); i++) {
                short own = (short) (30 * smi.rank() + i % 30);
                assertThat(all.gather(own)).isEqualTo(smi.rank() == 1 ? (short) i : 0);
            }
        });
    }

    @Test
    void shouldAllowMessagesWithoutElements() {
        Smi.run(2, smi -> {
            int peer = 1 - smi.rank();
            assertThat(smi.world().openSend(DataType.INT, 0, peer, 0).remaining())
                    .isZero();
            smi.world().openSend(DataType.INT, 1, peer, 0).push(7);
            smi.world().openReceive(DataType.INT, 0, peer, 0).pop(new int[0], 0, 0);
            assertThat(smi.world().openReceive(DataType.INT, 1, peer, 0).popInt())
                    .isEqualTo(7);
        });
    }

    @Test
    void shouldEndWaitsWhenAnotherRankFails() {
        assertThatThrownBy(() -> Smi.run(3, smi -> {
                    if (smi.rank() == 0) {
                        throw new IllegalStateException("no power");
                    }
                    smi.world().openReceive(DataType.INT, 1, 0, 0).popInt();
                }))
                .hasMessageContaining("rank 0 failed")
                .hasMessageContaining("no power");
    }

    @Test
    void shouldSayWhatItWaitedForWhenTheDeadlinePasses() {
        System.setProperty(DEADLINE, "0.3");
        try {
            assertThatThrownBy(() -> Smi.run(2, smi -> {
                        Communicator reversed = smi.world().split(0, -smi.rank());
                        int peer = 1 - reversed.rank();
                        // the third packet is not full
                        reversed.openSend(DataType.INT, 100, peer, 1).push(new int[20], 0, 20);
                        reversed.openReceive(DataType.INT, 100, peer, 1).pop(new int[100], 0, 50);
                    }))
                    .isInstanceOf(JobException.class)
                    .hasMessageMatching("rank ([01]) has waited 0 s to pop element 15 of 100 on port 1 from rank [01]"
                            + " \\(\\1 in its communicator\\);.*");
        } finally {
            System.clearProperty(DEADLINE);
        }
    }

    /** Waits for a value, and sees that it stays. */
    private static void awaitValue(AtomicInteger value, int expected) throws InterruptedException {
        awaitAtLeast(value, expected);
        Thread.sleep(Duration.ofMillis(30));
        assertThat(value.get()).isEqualTo(expected);
    }

    private static void awaitAtLeast(AtomicInteger value, int expected) throws InterruptedException {
        long end = System.nanoTime() + MOMENT.toNanos();
        while (value.get() < expected && System.nanoTime() < end) {
            Thread.sleep(Duration.ofMillis(1));
        }
        assertThat(value.get()).isGreaterThanOrEqualTo(expected);
    }
}
