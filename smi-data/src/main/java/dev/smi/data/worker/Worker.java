package dev.smi.data.worker;

import dev.smi.Device;
import dev.smi.Smi;
import dev.smi.data.wire.Connection;
import dev.smi.data.wire.Endpoint;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Work for a client in another process, until it lets go. Stateless. */
public final class Worker {

    private static final int MOST_FIELDS = 1 << 20;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private Worker() {}

    /**
     * Serves a client with a rank's device. Returns when the client lets go, or is gone.
     *
     * @param endpoint where the client listens
     * @param token that the client gave
     * @param name that the worker would like; the client makes it unique
     * @param smi the rank, whose device the units get
     * @throws IOException if there is no client, or it does not take the worker
     */
    public static void serve(Endpoint endpoint, String token, String name, Smi smi) throws IOException {
        String device = System.getProperty("smi.device", "emulator");
        WorkerIdentity identity = new WorkerIdentity(name, token, device);
        try (WorkerSession session = WorkerSession.with(connect(endpoint), identity, smi::device)) {
            session.run();
        }
    }

    /**
     * Serves a client with a device of the worker's own. Returns when the client lets go, or is gone.
     *
     * @param endpoint where the client listens
     * @param token that the client gave
     * @param name that the worker would like; may be empty
     * @param settings as on a command line, without {@code smi.}: {@code "device", "jvm"}
     * @param wait how long to try to reach a client
     * @throws TurnedAwayException if the client does not take the worker
     * @throws NoClientException if there is no client for so long
     * @throws IOException if the connection to the client breaks
     */
    public static void serve(Endpoint endpoint, String token, String name, Map<String, String> settings, Duration wait)
            throws IOException, InterruptedException {
        WorkerIdentity identity = new WorkerIdentity(name, token, WorkerDevice.name(settings));
        try (WorkerDevice device = new WorkerDevice(settings);
                WorkerSession session = meet(endpoint, identity, device, wait)) {
            session.run();
        }
    }

    /**
     * Tries again also where something listens that is no client: it may be one that ends, and makes room for the next.
     */
    private static WorkerSession meet(
            Endpoint endpoint, WorkerIdentity identity, Supplier<Device> device, Duration wait)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            try {
                return WorkerSession.with(connect(endpoint), identity, device);
            } catch (TurnedAwayException e) {
                throw e;
            } catch (IOException e) {
                if (System.nanoTime() - end > 0) {
                    throw new NoClientException(
                            "no client listens at " + endpoint + " (" + e.getMessage() + "); start it, or wait for"
                                    + " longer than " + wait.toSeconds() + " s",
                            e);
                }
            }
            Thread.sleep(PAUSE);
        }
    }

    private static Connection connect(Endpoint endpoint) throws IOException {
        var address = endpoint.address();
        if (address.isUnresolved()) {
            throw new IOException("there is no host " + endpoint.host());
        }
        SocketChannel channel = SocketChannel.open();
        try {
            channel.connect(address);
            if (channel.getLocalAddress().equals(channel.getRemoteAddress())) {
                throw new ConnectException("Connection refused"); // TCP lets a port that nobody listens at call itself
            }
            return new Connection(channel, "client", MOST_FIELDS);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}
