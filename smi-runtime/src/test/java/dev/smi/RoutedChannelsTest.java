package dev.smi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.smi.model.DataType;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.topology.GridGenerator;
import dev.smi.topology.Shape;
import dev.smi.topology.Topology;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Point-to-point channels through communication kernels. */
@Timeout(120)
class RoutedChannelsTest {

    private static final Topology TORUS = Shape.of("torus").make(new int[] {2, 4}, List.of());

    @TempDir
    Path directory;

    /** A message each way, or around a circle: a packet's elements out, then a packet's elements in. */
    private static final class Exchange {
        private final DataType type;
        private final int count;
        private final SendChannel out;
        private final ReceiveChannel in;
        private final Object sent;
        private final Object received;
        private int pushed;
        private int popped;

        Exchange(Smi smi, DataType type, int port, int distance, int count) {
            int to = (smi.rank() + distance) % smi.size();
            int from = (smi.rank() + smi.size() - distance) % smi.size();
            this.type = type;
            this.count = count;
            this.out = smi.world().openSend(type, count, to, port);
            this.in = smi.world().openReceive(type, count, from, port);
            this.sent = Elements.random(type, count, smi.rank());
            this.received = Elements.zeros(type, count);
        }

        boolean isDone() {
            return popped == count;
        }

        void pushPacket() {
            int next = Math.min(count, pushed + type.elementsPerPacket());
            while (pushed < next) {
                Elements.push(out, sent, pushed++);
            }
        }

        void popPacket() {
            if (pushed % 2 == 0) {
                Elements.pop(in, received, popped, pushed - popped);
                popped = pushed;
            }
            while (popped < pushed) {
                Elements.pop(in, received, popped++);
            }
        }

        void check(Smi smi, int distance) {
            int from = (smi.rank() + smi.size() - distance) % smi.size();
            assertThat(received).isEqualTo(Elements.random(type, count, from));
            assertThat(out.remaining() + in.remaining()).isZero();
        }
    }

    private static int port(DataType type) {
        return type.bytes() + (type == DataType.FLOAT ? 1 : 0);
    }

    private RoutedRun torusWithAPortForEachType() {
        RoutedRun run = new RoutedRun(directory, TORUS);
        for (DataType type : DataType.values()) {
            run.withPort(port(type), type, 0);
        }
        return run;
    }

    @Test
    void shouldPassAllTypesBetweenAllPairs() {
        torusWithAPortForEachType().run(smi -> {
            for (int distance = 0; distance < 8; distance++) {
                smi.world().barrier(); // a port has one message at a time, whoever sends
                for (DataType type : DataType.values()) {
                    for (int count : new int[] {0, 1, 7, 150}) {
                        Exchange exchange = new Exchange(smi, type, port(type), distance, count);
                        while (!exchange.isDone()) {
                            exchange.pushPacket();
                            exchange.popPacket();
                        }
                        exchange.check(smi, distance);
                    }
                }
            }
        });
    }

    @Test
    void shouldKeepChannelsApartThatAreOpenAtOnce() {
        torusWithAPortForEachType().run(smi -> {
            for (int round = 0; round < 10; round++) {
                smi.world().barrier();
                List<Exchange> exchanges = new ArrayList<>();
                for (DataType type : DataType.values()) {
                    exchanges.add(new Exchange(smi, type, port(type), (port(type) + round) % 8, 200));
                }
                while (!exchanges.stream().allMatch(Exchange::isDone)) {
                    exchanges.forEach(Exchange::pushPacket);
                    exchanges.forEach(Exchange::popPacket);
                }
                for (DataType type : DataType.values()) {
                    exchanges.removeFirst().check(smi, (port(type) + round) % 8);
                }
            }
        });
    }

    @Test
    void shouldRunAheadByTheAsynchronicityDegreeAtAnyTime() {
        AtomicInteger pushed = new AtomicInteger();
        int degree = 1000;
        int count = 20_000;
        new RoutedRun(directory, GridGenerator.ring(2, List.of()))
                .withPort(3, DataType.SHORT, degree)
                .run(smi -> {
                    if (smi.rank() == 0) {
                        SendChannel out = smi.world().openSend(DataType.SHORT, count, 1, 3, degree);
                        for (int i = 0; i < count; i++) {
                            out.push((short) i);
                            pushed.incrementAndGet();
                        }
                    } else {
                        ReceiveChannel in = smi.world().openReceive(DataType.SHORT, count, 0, 3, degree);
                        for (int i = 0; i < count; i++) {
                            if (i % 1777 == 0) {
                                awaitAtLeast(pushed, Math.min(count, i + degree));
                            }
                            assertThat(in.popShort()).isEqualTo((short) i);
                        }
                    }
                });
    }

    private static void awaitAtLeast(AtomicInteger counter, int least) {
        long end = System.nanoTime() + 30_000_000_000L;
        while (counter.get() < least) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(100_000);
        }
    }

    @Test
    void shouldShowElementsAtAFlush() {
        new RoutedRun(directory, GridGenerator.ring(2, List.of()))
                .withPort(0, DataType.DOUBLE, 0)
                .run(smi -> {
                    int other = 1 - smi.rank();
                    SendChannel out = smi.world().openSend(DataType.DOUBLE, 100, other, 0);
                    ReceiveChannel in = smi.world().openReceive(DataType.DOUBLE, 100, other, 0);
                    for (int i = 0; i < 100; i++) {
                        if (smi.rank() == 0) {
                            out.push(i + 0.5);
                            out.flush();
                            assertThat(in.popDouble()).isEqualTo(i);
                        } else {
                            double got = in.popDouble();
                            out.push(got - 0.5);
                            out.flush();
                        }
                    }
                });
    }

    @Test
    void shouldPassMessagesBetweenThreadsOfOneRankWithoutCables() {
        Smi.run(1, Map.of("fabric", "routed"), onePort(), smi -> {
            SendChannel out = smi.world().openSend(DataType.INT, 50, 0, 0);
            ReceiveChannel in = smi.world().openReceive(DataType.INT, 50, 0, 0);
            out.push(new int[50], 0, 50);
            in.pop(new int[50], 0, 50);
            assertThat(in.remaining()).isZero();
        });
    }

    @Test
    void shouldAllocateNothingForElements() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int count = 50_000;
        new RoutedRun(directory, GridGenerator.ring(2, List.of()))
                .withPort(0, DataType.INT, 0)
                .run(smi -> {
                    for (int round = 0; round < 4; round++) {
                        SendChannel out = smi.world().openSend(DataType.INT, count, 1, 0);
                        ReceiveChannel in = smi.world().openReceive(DataType.INT, count, 0, 0);
                        long before = threads.getCurrentThreadAllocatedBytes();
                        for (int i = 0; i < count; i++) {
                            if (smi.rank() == 0) {
                                out.push(i);
                            } else {
                                in.popInt();
                            }
                        }
                        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
                        // what the test itself and compilations may allocate: less than half a byte for each element
                        assertThat(allocated).isLessThan(round < 3 ? Long.MAX_VALUE : 20_000);
                    }
                });
    }

    private static List<Operation> onePort() {
        Port port = new Port(0);
        return List.of(new Operation.Push(port, DataType.INT, 16), new Operation.Pop(port, DataType.INT, 16));
    }
}
