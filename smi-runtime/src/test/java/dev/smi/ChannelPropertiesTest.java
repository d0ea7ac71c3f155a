package dev.smi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Messages of all kinds between random ranks, each end by a thread of its own: all arrive, in order. */
class ChannelPropertiesTest {

    private static final int RANKS = 3;
    private static final int DEADLINE_S = 60;

    /** Messages that follow each other on one port from one rank to another. */
    record Stream(int source, int destination, DataType type, int degree, List<Integer> counts, long seed) {}

    @Provide
    Arbitrary<List<Stream>> streams() {
        Arbitrary<Integer> ranks = Arbitraries.integers().between(0, RANKS - 1);
        Arbitrary<Integer> counts = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 30), Arbitraries.integers().between(0, 2000));
        Arbitrary<Integer> degrees = Arbitraries.oneOf(
                Arbitraries.of(0, 1, 16, 100), Arbitraries.integers().between(1, 3000));
        return Combinators.combine(
                        ranks,
                        ranks,
                        Arbitraries.of(DataType.class),
                        degrees,
                        counts.list().ofMinSize(1).ofMaxSize(5),
                        Arbitraries.longs())
                .as(Stream::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Property(tries = 40, seed = "5", shrinking = ShrinkingMode.OFF)
    void shouldDeliverAllElementsInOrder(@ForAll("streams") List<Stream> streams) {
        Smi.run(RANKS, smi -> {
            List<Future<?>> ends = new ArrayList<>();
            try (ExecutorService threads = Executors.newCachedThreadPool()) {
                for (int port = 0; port < streams.size(); port++) {
                    int number = port;
                    Stream stream = streams.get(port);
                    if (stream.source() == smi.rank()) {
                        ends.add(threads.submit(() -> send(smi.world(), stream, number)));
                    }
                    if (stream.destination() == smi.rank()) {
                        ends.add(threads.submit(() -> receive(smi.world(), stream, number)));
                    }
                }
                for (Future<?> end : ends) {
                    end.get(DEADLINE_S, TimeUnit.SECONDS);
                }
            }
        });
    }

    private static void send(Communicator world, Stream stream, int port) {
        Random random = new Random(stream.seed());
        for (int count : stream.counts()) {
            SendChannel channel = world.openSend(stream.type(), count, stream.destination(), port, stream.degree());
            Object data = Elements.random(stream.type(), count, stream.seed() + count);
            int done = 0;
            while (done < count) {
                int piece = piece(random, count - done);
                if (piece == 1) {
                    Elements.push(channel, data, done);
                } else {
                    Elements.push(channel, data, done, piece);
                }
                if (random.nextInt(10) == 0) {
                    channel.flush();
                }
                done += piece;
                assertThat(channel.remaining()).isEqualTo(count - done);
            }
        }
    }

    private static void receive(Communicator world, Stream stream, int port) {
        Random random = new Random(~stream.seed());
        for (int count : stream.counts()) {
            ReceiveChannel channel = world.openReceive(stream.type(), count, stream.source(), port, stream.degree());
            Object data = Elements.zeros(stream.type(), count);
            int done = 0;
            while (done < count) {
                int piece = piece(random, count - done);
                if (piece == 1) {
                    Elements.pop(channel, data, done);
                } else {
                    Elements.pop(channel, data, done, piece);
                }
                done += piece;
                assertThat(channel.remaining()).isEqualTo(count - done);
            }
            assertThat(data).isEqualTo(Elements.random(stream.type(), count, stream.seed() + count));
        }
    }

    /** Mostly one element, sometimes none, sometimes many. */
    private static int piece(Random random, int limit) {
        return random.nextInt(8) > 0 ? 1 : random.nextInt(limit + 1);
    }
}
