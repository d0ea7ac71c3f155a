package dev.smi.data.cluster;

import dev.smi.data.WorkerInfo;
import dev.smi.data.run.Event;
import dev.smi.data.wire.Endpoint;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Workers of other processes that somebody else starts, and that come when they like. */
final class Attached implements Crowd {

    private static final long POLL_MS = 20;

    private final Endpoint endpoint;
    private final String token;
    private final int count;
    private final Duration deadline;
    private final Map<String, String> settings;
    private @Nullable Gate gate;

    /** @param deadline for the first {@code count}; later ones are welcome at any time */
    Attached(Endpoint endpoint, String token, int count, Duration deadline, Map<String, String> settings) {
        if (token.isBlank()) {
            throw new IllegalArgumentException("a cluster without a token would take anybody's workers");
        }
        this.endpoint = endpoint;
        this.token = token;
        this.count = count;
        this.deadline = deadline;
        this.settings = Map.copyOf(settings);
    }

    @Override
    public void begin(Consumer<Event> events) {
        Gate opened = new Gate(endpoint.host(), endpoint.port(), token, ClusterSettings.silence(settings), events);
        gate = opened;
        long end = System.nanoTime() + deadline.toNanos();
        while (opened.joined() < count) {
            if (System.nanoTime() > end) {
                int missing = count - opened.joined();
                throw new ClusterException(opened.joined() + " of " + count + " workers have come to " + endpoint
                        + " in " + deadline.toSeconds() + " s; start " + missing + " more, each with"
                        + " 'SMI_CLUSTER_TOKEN=... smi-worker " + endpoint + "' and this client's token");
            }
            try {
                Thread.sleep(POLL_MS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new ClusterException("interrupted while waiting for workers");
            }
        }
    }

    @Override
    public void replace(String worker, Consumer<Event> events) {
        // whoever started it may start another
    }

    @Override
    public void lost(WorkerInfo worker) {
        // it is told by its connection
    }

    @Override
    public int coming() {
        return 0;
    }

    @Override
    public void close() {
        if (gate != null) {
            gate.close();
        }
    }
}
