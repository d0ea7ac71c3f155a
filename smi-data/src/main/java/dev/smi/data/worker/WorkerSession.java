package dev.smi.data.worker;

import dev.smi.Device;
import dev.smi.data.wire.BufferPool;
import dev.smi.data.wire.BufferPool.Lease;
import dev.smi.data.wire.Connection;
import dev.smi.data.wire.Message;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One worker's service for one client. The thread that calls {@link #run} receives; units have threads of their own,
 * and their answers go out by the connection's. One use.
 */
final class WorkerSession implements AutoCloseable {

    /** A client that says nothing at all for so long is gone, whatever its connection says. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    /** A client answers at once; something else that listens there may never. */
    private static final Duration PRESENTATION = Duration.ofSeconds(10);

    /** Units that wait for data that the client is sending. */
    private record Pending(Message.Open open, Map<String, MemorySegment> byHash) {
        boolean isComplete() {
            return byHash.keySet().containsAll(open.hashes().values());
        }
    }

    private final Connection connection;
    private final String name;
    private final Supplier<Device> device;
    private final ResidentStore store = new ResidentStore();
    private final BufferPool pool = new BufferPool();
    private final Map<String, Pending> pending = new HashMap<>(); // by key

    private WorkerSession(Connection connection, String name, Supplier<Device> device) {
        this.connection = connection;
        this.name = name;
        this.device = device;
    }

    /**
     * Presents a worker at the other end of a connection, which is the session's from now on.
     *
     * @throws TurnedAwayException if the client does not take the worker
     * @throws IOException if there is no client at the other end, or none that answers in time
     */
    static WorkerSession with(Connection connection, WorkerIdentity identity, Supplier<Device> device)
            throws IOException {
        boolean isTaken = false;
        try {
            WorkerSession session = new WorkerSession(connection, present(connection, identity), device);
            isTaken = true;
            return session;
        } finally {
            if (!isTaken) {
                connection.close();
            }
        }
    }

    /** The name that the client gives the worker. */
    private static String present(Connection connection, WorkerIdentity identity) throws IOException {
        connection.send(new Message.Hello(
                identity.token(),
                identity.name(),
                host(),
                ProcessHandle.current().pid(),
                identity.device()));
        try {
            return switch (connection.receive(PRESENTATION)) {
                case Message.Welcome welcome -> welcome.name();
                case Message.TurnedAway away -> throw new TurnedAwayException(away.reason());
                case Message other -> throw new IOException("the client's first word was " + other);
            };
        } catch (ClosedChannelException e) {
            throw new IOException(connection.reason().orElse("the connection was closed"), e);
        }
    }

    /** Serves the client until it lets go, or is gone. */
    void run() throws IOException {
        connection.trust();
        connection.watch(SILENCE);
        UnitHost units = new UnitHost(name, device);
        try {
            while (obey(connection.receive(), units)) {
                // until the client lets go
            }
        } catch (EOFException _) {
            // it is gone, which is as good
        } finally {
            units.close();
            connection.close();
            pool.close();
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "unknown"; // for people only
        }
    }

    private boolean obey(Message message, UnitHost units) throws IOException {
        switch (message) {
            case Message.Open open -> open(open, units);
            case Message.Resident resident -> keep(resident, units);
            case Message.Start start -> start(start, units);
            case Message.Cancel _ -> units.cancel();
            case Message.Bye _ -> {
                return false;
            }
            default -> throw new IOException("a client does not say " + message);
        }
        return true;
    }

    private void open(Message.Open open, UnitHost units) {
        if (units.isOpen(open.key())) {
            connection.send(new Message.Opened(open.key()));
            return;
        }
        Map<String, MemorySegment> here = new HashMap<>();
        for (String hash : open.hashes().values()) {
            store.find(hash).ifPresent(data -> here.put(hash, data));
        }
        Pending wanted = new Pending(open, here);
        if (wanted.isComplete()) {
            open(wanted, units);
            return;
        }
        pending.put(open.key(), wanted);
        List<String> missing = open.hashes().values().stream()
                .filter(hash -> !here.containsKey(hash))
                .distinct()
                .toList();
        connection.send(new Message.Need(open.key(), missing));
    }

    private void keep(Message.Resident resident, UnitHost units) throws IOException {
        MemorySegment data = store.allocate(connection.bodyBytes());
        connection.readBody(data);
        store.put(resident.hash(), data);
        for (Pending waiting : List.copyOf(pending.values())) {
            if (waiting.open().hashes().containsValue(resident.hash())) {
                waiting.byHash().put(resident.hash(), data);
            }
            if (waiting.isComplete()) {
                pending.remove(waiting.open().key());
                open(waiting, units);
            }
        }
    }

    private void open(Pending complete, UnitHost units) {
        Message.Open open = complete.open();
        Map<String, MemorySegment> byName = new HashMap<>();
        open.hashes().forEach((name, hash) -> byName.put(name, complete.byHash().get(hash)));
        units.open(
                new UnitRequest(open.key(), open.factory(), open.parameters(), byName, open.instances()),
                failure -> connection.send(
                        failure.<Message>map(cause -> new Message.Refused(open.key(), FailureText.of(cause)))
                                .orElseGet(() -> new Message.Opened(open.key()))));
    }

    private void start(Message.Start start, UnitHost units) throws IOException {
        Lease lease;
        try {
            lease = pool.take(connection.bodyBytes());
        } catch (OutOfMemoryError e) {
            connection.skipBody();
            connection.send(new Message.Failed(
                    start.id(), "no memory for a chunk on the worker: " + e + "; raise -XX:MaxDirectMemorySize"));
            return;
        }
        connection.readBody(lease.memory());
        units.run(start.key(), start.instance(), new RemoteWork(connection, start, lease));
    }
}
