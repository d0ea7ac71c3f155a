package dev.smi.data.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which workers have been asked to open units of the job, and what they answered. For the thread that runs the job. */
final class Muster {

    private final Map<WorkerLink, Opening> openings = new HashMap<>();
    private final Duration deadline;
    private final Map<WorkerLink, Long> asked = new LinkedHashMap<>();
    private final Set<WorkerLink> ready = new LinkedHashSet<>();
    private final List<String> causes = new ArrayList<>();

    /** @param deadline how long a worker may take */
    Muster(Duration deadline) {
        this.deadline = deadline;
    }

    /** What a worker was asked to open. */
    Opening opening(WorkerLink worker) {
        return Objects.requireNonNull(openings.get(worker));
    }

    /** Asks a worker. */
    void open(WorkerLink worker, Opening opening) {
        if (!ready.contains(worker) && asked.putIfAbsent(worker, System.nanoTime()) == null) {
            openings.put(worker, opening);
            worker.open(opening);
        }
    }

    /** Whether a worker has not answered yet. */
    boolean isOpening() {
        return !asked.isEmpty();
    }

    /** A worker is ready; false if that is old news. */
    boolean accept(Event.Ready event) {
        return isOf(event.link(), event.key()) && asked.remove(event.link()) != null && ready.add(event.link());
    }

    /** A worker is not able to; false if that is old news. */
    boolean refuse(Event.Refused event) {
        if (!isOf(event.link(), event.key()) || asked.remove(event.link()) == null) {
            return false;
        }
        causes.add(event.link().info().name() + " takes no part: " + event.reason());
        return true;
    }

    private boolean isOf(WorkerLink worker, String key) {
        Opening opening = openings.get(worker);
        return opening != null && opening.key().equals(key);
    }

    /** What the last one said that was not able to. */
    String lastRefusal() {
        return causes.getLast();
    }

    boolean isReady(WorkerLink worker) {
        return ready.contains(worker);
    }

    /** Those that are ready. */
    List<WorkerLink> ready() {
        return List.copyOf(ready);
    }

    /** Workers that should have answered by now. */
    List<WorkerLink> late() {
        long now = System.nanoTime();
        return asked.entrySet().stream()
                .filter(e -> now - e.getValue() > deadline.toNanos())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A worker is gone. */
    void forget(WorkerLink worker, String reason) {
        asked.remove(worker);
        ready.remove(worker);
        causes.add(worker.info().name() + " is lost: " + reason);
    }

    /** Whether something went wrong. */
    boolean hasCauses() {
        return !causes.isEmpty();
    }

    /** Why there is no worker, for people. */
    String causes() {
        return causes.isEmpty() ? "the cluster has none" : String.join("; ", causes);
    }
}
