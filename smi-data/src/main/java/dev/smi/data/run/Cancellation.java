package dev.smi.data.run;

import java.time.Duration;
import java.util.Optional;

/**
 * The end of a job that is not done: units are told to stop, and those that do not are given up with their workers, so
 * that nothing of the job is left in the cluster. One use.
 */
final class Cancellation {

    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Roster roster;
    private final Crew crew;

    Cancellation(Roster roster, Crew crew) {
        this.roster = roster;
        this.crew = crew;
    }

    void run() {
        crew.units().stream()
                .filter(u -> !u.tasks().isEmpty())
                .map(Unit::worker)
                .distinct()
                .forEach(WorkerLink::cancel);
        try {
            awaitAnswers();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // somebody is in a hurry: those that work are given up now
        }
        crew.units().stream()
                .filter(u -> !u.tasks().isEmpty())
                .map(Unit::worker)
                .distinct()
                .toList()
                .forEach(roster::giveUp);
    }

    private void awaitAnswers() throws InterruptedException {
        long end = System.nanoTime() + GRACE.toNanos();
        while (crew.units().stream().anyMatch(u -> !u.tasks().isEmpty()) && System.nanoTime() < end) {
            Optional<Event> event = roster.next(end - System.nanoTime());
            if (event.isPresent()) {
                handle(event.get());
            }
        }
    }

    private void handle(Event event) {
        switch (event) {
            case Event.Done done -> {
                done.result().release();
                forget(done.task());
            }
            case Event.Failed failed -> forget(failed.task());
            case Event.Lost lost -> crew.remove(lost.link());
            case Event.Joined _, Event.Ready _, Event.Refused _, Event.News _ -> {
                // of no use to a job that ends
            }
        }
    }

    private void forget(Task task) {
        crew.holder(task).ifPresent(unit -> unit.tasks().remove(task));
    }
}
