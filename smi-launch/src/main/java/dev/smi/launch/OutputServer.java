package dev.smi.launch;

import dev.smi.mpj.RankOutput;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Prints what ranks print, standard output and standard error apart, without mixing lines of different ranks. */
final class OutputServer implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final ServerSocketChannel server;
    private final Terminal terminal;
    /** One party for each open connection, and one for this object. */
    private final Phaser open = new Phaser(1);

    private OutputServer(ServerSocketChannel server, Terminal terminal) {
        this.server = server;
        this.terminal = terminal;
    }

    static OutputServer open(Path socket, Terminal terminal) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        OutputServer server = new OutputServer(channel, terminal);
        channel.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(server::accept);
        return server;
    }

    /** Waits until all connections were closed by the ranks, and what they carried is printed. */
    void drain(Duration limit) throws InterruptedException {
        try {
            open.awaitAdvanceInterruptibly(open.arrive(), limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            // a process of the job has handed its connection on; what came is printed
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel connection = server.accept();
                open.register();
                Thread.ofVirtual().start(() -> copy(connection));
            }
        } catch (ClosedChannelException _) {
            // the job has ended
        } catch (IOException e) {
            terminal.err().println("mpjrun: cannot take the ranks' output: " + e.getMessage());
        }
    }

    private void copy(SocketChannel connection) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (connection) {
            ByteBuffer stream = ByteBuffer.allocate(1);
            if (connection.read(stream) == 1) {
                PrintStream target = stream.get(0) == RankOutput.ERR ? terminal.err() : terminal.out();
                while (connection.read(buffer) >= 0) {
                    printLines(buffer, target);
                }
                print(buffer, buffer.position(), target);
            }
        } catch (IOException _) {
            // the rank was killed
        } finally {
            open.arriveAndDeregister();
        }
    }

    /** Prints up to the last end of a line; more only if there is no room for the rest of the line. */
    private void printLines(ByteBuffer buffer, PrintStream target) {
        int end = buffer.position();
        while (end > 0 && buffer.get(end - 1) != '\n') {
            end--;
        }
        print(buffer, end == 0 && !buffer.hasRemaining() ? buffer.position() : end, target);
    }

    private void print(ByteBuffer buffer, int length, PrintStream target) {
        if (length > 0) {
            byte[] text = new byte[length];
            buffer.flip().get(text).compact();
            synchronized (this) {
                target.write(text, 0, length);
                target.flush();
            }
        }
    }
}
