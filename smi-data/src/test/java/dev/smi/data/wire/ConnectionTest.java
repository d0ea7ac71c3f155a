package dev.smi.data.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConnectionTest {

    private static final int SIZE = 3_000_000;

    private SocketChannel here;
    private SocketChannel there;

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            here = SocketChannel.open(server.getLocalAddress());
            there = server.accept();
        }
    }

    @AfterEach
    void close() throws IOException {
        here.close();
        there.close();
    }

    @Test
    void shouldCarryMemoryOfAllKindsInOrder() throws Exception {
        byte[] data = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) {
            data[i] = (byte) (i * 7);
        }
        CountDownLatch released = new CountDownLatch(1);
        try (Arena arena = Arena.ofShared();
                Connection sender = new Connection(here, "there", 1000);
                Connection receiver = new Connection(there, "here", 1000)) {
            receiver.trust();
            MemorySegment all = MemorySegment.ofArray(data);
            MemorySegment direct = arena.allocate(1_000_000).copyFrom(all.asSlice(1_000_000, 1_000_000));
            sender.send(
                    new Message.Done(1, 2),
                    List.of(all.asSlice(0, 1_000_000), direct, all.asSlice(2_000_000)),
                    released::countDown);

            assertThat(receiver.receive()).isEqualTo(new Message.Done(1, 2));
            assertThat(receiver.bodyBytes()).isEqualTo(SIZE);
            MemorySegment copy = arena.allocate(SIZE);
            receiver.readBody(copy);

            assertThat(copy.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(data);
            assertThat(released.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void shouldSkipABody() throws Exception {
        try (Connection sender = new Connection(here, "there", 1000);
                Connection receiver = new Connection(there, "here", 1000)) {
            receiver.trust();
            sender.send(new Message.Resident("x"), List.of(MemorySegment.ofArray(new byte[SIZE])), () -> {});
            sender.send(new Message.Bye());

            receiver.receive();
            receiver.skipBody();

            assertThat(receiver.receive()).isEqualTo(new Message.Bye());
        }
    }

    @Test
    void shouldTakeNothingLongFromStrangers() throws Exception {
        try (Connection sender = new Connection(here, "there", 1000);
                Connection receiver = new Connection(there, "here", 1000)) {
            sender.send(new Message.Resident("x"), List.of(MemorySegment.ofArray(new byte[1])), () -> {});

            assertThatThrownBy(receiver::receive)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("too long");
        }
    }

    @Test
    void shouldRejectOtherProtocols() throws Exception {
        try (Connection receiver = new Connection(there, "here", 1000)) {
            here.write(ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));

            assertThatThrownBy(receiver::receive)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no SMI cluster");
        }
    }

    @Test
    void shouldCloseWhenNothingIsHeard() throws Exception {
        try (Connection receiver = new Connection(there, "here", 1000)) {
            receiver.watch(Duration.ofMillis(100));

            assertThatThrownBy(receiver::receive).isInstanceOf(IOException.class);
            assertThat(receiver.reason()).hasValueSatisfying(r -> assertThat(r).contains("nothing was heard"));
        }
    }

    @Test
    void shouldReleaseWhatIsNeverSent() throws Exception {
        CountDownLatch released = new CountDownLatch(2);
        try (Connection sender = new Connection(here, "there", 1000)) {
            MemorySegment large = MemorySegment.ofArray(new byte[SIZE * 4]); // nobody reads: the second one waits
            sender.send(new Message.Start(1, "k", 1, 0, 0, 1), List.of(large), released::countDown);
            sender.send(new Message.Start(2, "k", 1, 1, 1, 1), List.of(large), released::countDown);
        }
        assertThat(released.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
