package dev.smi.data.cluster;

import dev.smi.data.WorkerInfo;
import dev.smi.data.cluster.WorkerStarter.Started;
import dev.smi.data.run.Event;
import dev.smi.data.wire.Endpoint;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Workers of other processes, which a starter starts, and again if they are lost. */
final class Remotes implements Crowd {

    private static final int TOKEN_BYTES = 24;
    private static final Duration ARRIVAL = Duration.ofSeconds(60);
    private static final long POLL_MS = 20;

    private final WorkerStarter starter;
    private final int count;
    private final Map<String, String> settings;
    private final String token = token();
    private final Patience patience;
    private final List<Started> started = new ArrayList<>();
    private @Nullable Gate gate;
    private int expected;
    private long arrivalEnd;

    Remotes(WorkerStarter starter, int count, Map<String, String> settings) {
        if (count < 1) {
            throw new IllegalArgumentException(count + " workers; there is at least one");
        }
        this.starter = starter;
        this.count = count;
        this.settings = Map.copyOf(settings);
        this.patience = new Patience(count);
    }

    private static String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void begin(Consumer<Event> events) {
        Gate opened =
                new Gate(starter.clientHost(), starter.clientPort(), token, ClusterSettings.silence(settings), events);
        gate = opened;
        try {
            start(opened.endpoint(), count);
            awaitArrival(opened);
        } catch (IOException e) {
            throw new ClusterException("workers cannot be started: " + e.getMessage(), e);
        }
    }

    private void start(Endpoint endpoint, int number) throws IOException {
        started.add(starter.start(endpoint, token, number, settings));
        expected += number;
        arrivalEnd = System.nanoTime() + ARRIVAL.toNanos();
    }

    private void awaitArrival(Gate opened) {
        while (opened.joined() < count) {
            String trouble = trouble();
            if (!trouble.isEmpty() || System.nanoTime() > arrivalEnd) {
                throw new ClusterException(opened.joined() + " of " + count + " workers have come in "
                        + ARRIVAL.toSeconds() + " s at most"
                        + (trouble.isEmpty() ? "; see what they say on standard error" : ": " + trouble));
            }
            try {
                Thread.sleep(POLL_MS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new ClusterException("interrupted while workers were starting");
            }
        }
    }

    private String trouble() {
        return String.join(
                "; ",
                started.stream().map(Started::trouble).filter(t -> !t.isEmpty()).toList());
    }

    @Override
    public void replace(String worker, Consumer<Event> events) {
        Gate opened = gate;
        if (opened == null || !starter.replacesLost()) {
            return;
        }
        if (!patience.allows()) {
            events.accept(new Event.News(worker + " is not replaced: too many were lost in a short while"));
            return;
        }
        try {
            start(opened.endpoint(), 1);
        } catch (IOException e) {
            events.accept(new Event.News(worker + " cannot be replaced: " + e.getMessage()));
        }
    }

    /** Those that have not come in time do not count any more. */
    @Override
    public int coming() {
        int missing = gate == null ? 0 : expected - gate.joined();
        if (missing > 0 && System.nanoTime() > arrivalEnd) {
            expected -= missing;
            return 0;
        }
        return Math.max(0, missing);
    }

    @Override
    public void lost(WorkerInfo worker) {
        started.forEach(s -> s.end(worker));
    }

    @Override
    public void close() {
        if (gate != null) {
            gate.close();
            Set<Long> come = gate.processes(); // one that replaces another may still be starting
            started.forEach(s -> s.endMissing(come));
        }
        started.forEach(Started::close);
    }
}
