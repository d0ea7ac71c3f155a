package dev.smi.data.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.data.ComputeUnit;
import dev.smi.data.UnitContext;
import dev.smi.data.UnitFactory;
import dev.smi.data.wire.Connection;
import dev.smi.data.wire.Endpoint;
import dev.smi.data.wire.Message;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkerSessionTest {

    /** Answers with its resident data, whatever it is given. */
    public static final class Remembering implements UnitFactory {
        @Override
        public ComputeUnit open(UnitContext context) {
            return (_, _) -> context.resident("table");
        }
    }

    private static Message.Open open(String key, String hash) {
        byte[] details = new UnitDetails(new byte[0], List.of()).bytes();
        return new Message.Open(key, Remembering.class.getName(), details, 1, new TreeMap<>(Map.of("table", hash)));
    }

    @Test
    void shouldAskForResidentDataOnceHoweverManySpecificationsHaveIt() throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Endpoint endpoint = new Endpoint("127.0.0.1", server.socket().getLocalPort());
            Thread worker = Thread.ofPlatform().start(() -> serve(endpoint));
            try (Connection client = new Connection(server.accept(), "worker", 1000)) {
                assertThat(client.receive()).isInstanceOf(Message.Hello.class);
                client.send(new Message.Welcome("w"));
                client.trust();

                client.send(open("first", "abc"));
                assertThat(client.receive()).isEqualTo(new Message.Need("first", List.of("abc")));
                client.send(
                        new Message.Resident("abc"), List.of(MemorySegment.ofArray(new byte[] {1, 2, 3})), () -> {});
                assertThat(client.receive()).isEqualTo(new Message.Opened("first"));
                client.send(open("first", "abc"));
                assertThat(client.receive()).isEqualTo(new Message.Opened("first"));
                client.send(open("second", "abc"));
                assertThat(client.receive()).isEqualTo(new Message.Opened("second"));

                client.send(new Message.Start(9, "second", 1, 0, 0, 1), List.of(), () -> {});
                assertThat(client.receive()).isEqualTo(new Message.Started(9));
                assertThat(client.receive()).isInstanceOf(Message.Done.class);
                MemorySegment result = Arena.ofAuto().allocate(client.bodyBytes());
                client.readBody(result);
                assertThat(result.toArray(ValueLayout.JAVA_BYTE)).containsExactly(1, 2, 3);
                client.send(new Message.Bye());
                worker.join(10_000);
                assertThat(worker.isAlive()).isFalse();
            }
        }
    }

    /** Opens when it is told to. */
    public static final class Slow implements UnitFactory {
        private static final CountDownLatch MAY_OPEN = new CountDownLatch(1);
        private static final AtomicInteger OPENED = new AtomicInteger();

        @Override
        public ComputeUnit open(UnitContext context) throws InterruptedException {
            assertThat(MAY_OPEN.await(10, TimeUnit.SECONDS)).isTrue();
            OPENED.incrementAndGet();
            return (chunk, _) -> chunk.data();
        }
    }

    @Test
    void shouldGoOnOpeningUnitsThatAreWantedAgainMeanwhile() throws Exception {
        UnitHost host = new UnitHost("w", () -> {
            throw new UnsupportedOperationException("no device");
        });
        byte[] details = new UnitDetails(new byte[0], List.of()).bytes();
        UnitRequest request = new UnitRequest("key", Slow.class.getName(), details, Map.of(), 2);
        BlockingQueue<Optional<Throwable>> answers = new LinkedBlockingQueue<>();
        try {
            host.open(request, answers::add); // for a job that is cancelled before they are open
            host.open(request, answers::add);
            assertThat(answers).isEmpty();
            Slow.MAY_OPEN.countDown();
            assertThat(answers.poll(10, TimeUnit.SECONDS)).isEmpty();
            assertThat(answers.poll(10, TimeUnit.SECONDS)).isEmpty();
            assertThat(host.isOpen("key")).isTrue();
            assertThat(Slow.OPENED).hasValue(2);
        } finally {
            host.close();
        }
    }

    private static void serve(Endpoint endpoint) {
        try {
            Worker.serve(endpoint, "token", "w", Map.of(), Duration.ofSeconds(10));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
