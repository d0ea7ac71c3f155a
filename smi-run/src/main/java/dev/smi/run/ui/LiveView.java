package dev.smi.run.ui;

import dev.smi.emulator.observe.Observation;
import dev.smi.emulator.observe.Snapshot;
import dev.smi.topology.Topology;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The page of one run, from before its cluster is there to after its end. {@link #watch} and {@link #finished} are for
 * the thread that runs the cluster; the server's threads look.
 */
public final class LiveView implements AutoCloseable {

    /** A page that asked this recently is open, and gets the end of the run before the server stops. */
    private static final Duration OPEN = Duration.ofSeconds(2);

    /** How long it has for that. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** Pages that ask within this time get the same snapshot. */
    private static final Duration FRESH = Duration.ofMillis(50);

    private final Topology topology;
    private final Duration grace;
    private final PageServer server;
    private final long start = System.nanoTime();
    private final CountDownLatch endSeen = new CountDownLatch(1);
    private volatile long asked = start - OPEN.toNanos();
    private volatile Observation observation = new Observation();
    private volatile boolean isAdvising;
    private volatile @Nullable Ending ending;

    private volatile @Nullable Taken latest;

    /** A snapshot, and whether it is that of the end. */
    private record Taken(long time, Snapshot snapshot, boolean isLast) {}

    /**
     * A page that can be looked at from now on.
     *
     * @param port 0 for any that is free
     * @param title what runs, for people
     * @throws IOException if the port cannot be had
     */
    public LiveView(int port, String title, Topology topology) throws IOException {
        this(port, title, topology, GRACE);
    }

    /** @param grace how long a page that is open has to ask for the end */
    LiveView(int port, String title, Topology topology, Duration grace) throws IOException {
        this.topology = topology;
        this.grace = grace;
        this.server = new PageServer(port, GraphJson.value(topology, title), this::state);
    }

    /** Where the page is. */
    public URI url() {
        return server.url();
    }

    /** The cluster that will run; before that the page has the topology alone. */
    public void watch(Observation cluster) {
        observation = cluster;
    }

    /** The run went wrong, and what can be found out about that is still to come. */
    public void advising() {
        isAdvising = true;
    }

    /** The run is over; the page says so as long as the server runs. */
    public void finished(Ending end) {
        ending = end;
    }

    private Map<String, Object> state(Optional<Integer> rank) {
        asked = System.nanoTime();
        // read before the snapshot is taken, which must not be older than the end
        Optional<Ending> end = Optional.ofNullable(ending);
        Taken taken = take(end.isPresent());
        Optional<Integer> wanted = rank.filter(r -> r < topology.size());
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("phase", phase(end, taken.snapshot).id());
        members.put("at_ms", Duration.ofNanos(taken.time - start).toMillis());
        end.ifPresent(e -> members.put("run_ms", e.time().toMillis()));
        members.put("report", end.map(Ending::report).orElse(""));
        Waits waits = end.map(e -> Waits.of(e.waits())).orElseGet(() -> Waits.of(taken.snapshot));
        members.putAll(new StateJson(topology, taken.snapshot, waits).value(wanted));
        if (end.isPresent()) {
            endSeen.countDown();
        }
        return members;
    }

    private Phase phase(Optional<Ending> end, Snapshot snapshot) {
        Phase now = isAdvising ? Phase.ADVISING : snapshot.kernels().isEmpty() ? Phase.COMPILING : Phase.RUNNING;
        return end.map(Ending::phase).orElse(now);
    }

    private Taken take(boolean isOver) {
        Taken last = latest;
        long now = System.nanoTime();
        if (last == null || (isOver ? !last.isLast : now - last.time > FRESH.toNanos())) {
            last = new Taken(now, observation.snapshot(), isOver);
            latest = last;
        }
        return last;
    }

    /** Stops the server. A page that is open gets the end of the run before that, if it asks within a second. */
    @Override
    public void close() {
        try {
            if (ending != null && System.nanoTime() - asked < OPEN.toNanos()) {
                var _ = endSeen.await(grace.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        server.close();
    }
}
