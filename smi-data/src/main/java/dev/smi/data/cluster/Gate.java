package dev.smi.data.cluster;

import dev.smi.data.WorkerInfo;
import dev.smi.data.run.Event;
import dev.smi.data.wire.BufferPool;
import dev.smi.data.wire.Connection;
import dev.smi.data.wire.Endpoint;
import dev.smi.data.wire.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Where workers of other processes come in: listens, lets in those that have the token, and names them. For any thread.
 */
final class Gate implements AutoCloseable {

    private static final int MOST_FIELDS = 4096;
    private static final Duration CLOSING = Duration.ofSeconds(1);
    private static final Duration PRESENTATION = Duration.ofSeconds(10);

    private final String host;
    private final ServerSocketChannel server;
    private final Thread listener;
    private final byte[] token;
    private final Duration silence;
    private final Consumer<Event> events;
    private final BufferPool pool = new BufferPool();
    private final Set<String> names = new HashSet<>(); // guarded by itself
    private final AtomicInteger joined = new AtomicInteger();
    private final Set<RemoteWorker> admitted = ConcurrentHashMap.newKeySet();

    /**
     * Begins to listen.
     *
     * @param host under which workers reach this machine
     * @param port 0 for any that is free
     * @param silence a worker that says nothing for so long is lost
     */
    Gate(String host, int port, String token, Duration silence, Consumer<Event> events) {
        this.host = host;
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.silence = silence;
        this.events = events;
        server = open(host, port);
        listener = Thread.ofPlatform().daemon().name("workers' gate").start(this::listen);
    }

    private static ServerSocketChannel open(String host, int port) {
        try {
            InetSocketAddress address = address(host, port);
            ServerSocketChannel channel = ServerSocketChannel.open();
            try {
                return channel.bind(address);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (UnknownHostException e) {
            throw new ClusterException(
                    "cannot listen on " + host + ": there is no such host; take a name or address of this machine", e);
        } catch (IOException e) {
            throw new ClusterException(
                    "cannot listen on " + host + " port " + port + ": " + e.getMessage() + "; take another port", e);
        }
    }

    /**
     * An address of this machine alone is listened at alone; a name may be one that other machines have for this one.
     */
    private static InetSocketAddress address(String host, int port) throws IOException {
        InetAddress address = InetAddress.getByName(host);
        return address.isLoopbackAddress() ? new InetSocketAddress(address, port) : new InetSocketAddress(port);
    }

    /** Where it listens. */
    Endpoint endpoint() {
        return new Endpoint(host, server.socket().getLocalPort());
    }

    /** How many workers have come so far; the event of each is there already. */
    int joined() {
        return joined.get();
    }

    /** The processes of all workers that ever came. */
    Set<Long> processes() {
        return admitted.stream().map(worker -> worker.info().process()).collect(Collectors.toSet());
    }

    private void listen() {
        try {
            while (true) {
                SocketChannel channel = server.accept();
                Thread.ofVirtual().start(() -> admit(channel));
            }
        } catch (IOException _) {
            // closed: nobody comes in any more
        }
    }

    /** Somebody has come, and has a little time to say who it is. */
    private void admit(SocketChannel channel) {
        try {
            Connection connection = new Connection(channel, "a worker", MOST_FIELDS);
            if (!(connection.receive(PRESENTATION) instanceof Message.Hello hello)) {
                throw new IOException("not a worker");
            }
            if (!MessageDigest.isEqual(token, hello.token().getBytes(StandardCharsets.UTF_8))) {
                connection.send(new Message.TurnedAway("the token is not this client's; set SMI_CLUSTER_TOKEN to the"
                        + " one that the client was given"));
                connection.finish();
                return;
            }
            WorkerInfo info = new WorkerInfo(name(hello.name()), hello.host(), hello.process(), hello.device());
            RemoteWorker worker = new RemoteWorker(info, connection, pool, events);
            admitted.add(worker);
            worker.begin(silence);
            joined.incrementAndGet(); // now that it has been told: who waits for so many finds them
            if (!server.isOpen()) {
                worker.close(); // it came at the very end
            }
        } catch (IOException _) {
            close(channel); // whoever it was
        }
    }

    private String name(String wanted) {
        String base = wanted.isBlank() ? "worker" : wanted;
        synchronized (names) {
            String name = base;
            for (int number = 2; !names.add(name); number++) {
                name = base + "." + number; // other than a worker's own number, which is behind a dash
            }
            return name;
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            // of no use any more, whatever it says
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            listener.join(CLOSING); // the port is free when the last call of accept has returned
        } catch (IOException _) {
            // nobody comes in, which is what was wanted
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        admitted.forEach(RemoteWorker::close);
        pool.close();
    }
}
