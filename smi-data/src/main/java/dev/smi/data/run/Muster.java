package dev.smi.data.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which workers have been asked to open the job's units, and what they answered. For the thread that runs the job. */
final class Muster {

    private final Opening opening;
    private final Duration deadline;
    private final Map<WorkerLink, Long> asked = new LinkedHashMap<>();
    private final Set<WorkerLink> ready = new LinkedHashSet<>();
    private final List<String> causes = new ArrayList<>();

    /** @param deadline how long a worker may take */
    Muster(Opening opening, Duration deadline) {
        this.opening = opening;
        this.deadline = deadline;
    }

    Opening opening() {
        return opening;
    }

    /** Asks a worker. */
    void open(WorkerLink worker) {
        if (!ready.contains(worker) && asked.putIfAbsent(worker, System.nanoTime()) == null) {
            worker.open(opening);
        }
    }

    /** Whether a worker has not answered yet. */
    boolean isOpening() {
        return !asked.isEmpty();
    }

    /** A worker is ready; false if that is old news. */
    boolean accept(Event.Ready event) {
        return event.key().equals(opening.key()) && asked.remove(event.link()) != null && ready.add(event.link());
    }

    /** A worker is not able to; false if that is old news. */
    boolean refuse(Event.Refused event) {
        if (!event.key().equals(opening.key()) || asked.remove(event.link()) == null) {
            return false;
        }
        causes.add(event.link().info().name() + " takes no part: " + event.cause());
        return true;
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

    /** Why there is no worker, for people. */
    String causes() {
        return causes.isEmpty() ? "the cluster has none" : String.join("; ", causes);
    }
}
