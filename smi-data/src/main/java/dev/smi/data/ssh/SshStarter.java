package dev.smi.data.ssh;

import dev.smi.data.WorkerInfo;
import dev.smi.data.cluster.ClusterConfig;
import dev.smi.data.cluster.HostConfig;
import dev.smi.data.cluster.WorkerStarter;
import dev.smi.data.wire.Endpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Starts the workers of a configuration on its hosts, over SSH. A worker that is lost is started again on its own host,
 * where the configuration has workers replaced. For one thread at a time.
 */
public final class SshStarter implements WorkerStarter {

    private static final Duration LOGIN = Duration.ofSeconds(15);

    private final ClusterConfig config;
    private final List<Seat> seats = new ArrayList<>();

    /** A starter for a configuration. */
    public SshStarter(ClusterConfig config) {
        this.config = config;
        for (HostConfig host : config.hosts()) {
            SshHost connection = new SshHost(host, LOGIN);
            for (int worker = 1; worker <= host.workers().count(); worker++) {
                seats.add(new Seat(connection, host.address() + "-" + (numbered(host) + 1)));
            }
        }
    }

    /** A host may be named several times. */
    private long numbered(HostConfig host) {
        return seats.stream()
                .filter(s -> s.host().config().address().equals(host.address()))
                .count();
    }

    /** How many workers the configuration asks for. */
    public int workers() {
        return seats.size();
    }

    @Override
    public String clientHost() {
        return config.scheduler();
    }

    @Override
    public int clientPort() {
        return config.port();
    }

    @Override
    public boolean replacesLost() {
        return config.hosts().stream().anyMatch(host -> host.workers().areReplaced());
    }

    @Override
    public Started start(Endpoint endpoint, String token, int count, Map<String, String> settings) throws IOException {
        boolean isFirst = seats.stream().noneMatch(Seat::wasTaken);
        List<Seat> free = seats.stream()
                .filter(seat -> seat.isFree()
                        && (isFirst || seat.host().config().workers().areReplaced()))
                .limit(count)
                .toList();
        if (free.size() < count) {
            throw new IOException(
                    "workers are replaced on hosts whose \"nanny\" is not 0, " + free.size() + " of which miss one");
        }
        Running running = new Running(free);
        boolean isStarted = false;
        try {
            startAll(free, endpoint, token, settings);
            isStarted = true;
            return running;
        } finally {
            if (!isStarted) {
                running.close();
            }
        }
    }

    /** Hosts side by side, as some may be slow to answer; a host's workers one after the other. */
    private static void startAll(List<Seat> seats, Endpoint endpoint, String token, Map<String, String> settings)
            throws IOException {
        Map<SshHost, List<Seat>> byHost = new LinkedHashMap<>();
        seats.forEach(seat ->
                byHost.computeIfAbsent(seat.host(), _ -> new ArrayList<>()).add(seat));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> starts = byHost.values().stream()
                    .<Callable<String>>map(group -> () -> startOn(group, endpoint, token, settings))
                    .toList();
            List<String> troubles = new ArrayList<>();
            for (Future<String> start : threads.invokeAll(starts)) {
                if (!start.get().isEmpty()) {
                    troubles.add(start.get());
                }
            }
            if (!troubles.isEmpty()) {
                throw new IOException(String.join("; ", troubles));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while workers were starting", e);
        } catch (ExecutionException e) {
            throw new IOException("workers cannot be started: " + e.getMessage(), e);
        }
    }

    /** Why a host's workers do not start; empty if they do. */
    private static String startOn(List<Seat> seats, Endpoint endpoint, String token, Map<String, String> settings) {
        try {
            for (Seat seat : seats) {
                seat.start(endpoint, token, settings);
            }
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Workers that were started together. */
    private record Running(List<Seat> seats) implements Started {

        @Override
        public String trouble() {
            return String.join(
                    "; ",
                    seats.stream().map(Seat::trouble).filter(t -> !t.isEmpty()).toList());
        }

        @Override
        public void end(WorkerInfo worker) {
            seats.stream().filter(seat -> seat.isOf(worker)).forEach(Seat::abandon);
        }

        @Override
        public void close() {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                seats.forEach(seat -> threads.execute(seat::close));
            }
        }
    }
}
