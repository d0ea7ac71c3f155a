package dev.smi.data.run;

import dev.smi.data.Outcome.UnitTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The units that take part in a job, in the order in which they came. For the thread that runs the job. */
final class Crew {

    private final List<Unit> all = new ArrayList<>();
    private final List<Unit> there = new ArrayList<>();

    /**
     * A worker's units are ready.
     *
     * @param ordinals which of the cluster's they are
     */
    void add(WorkerLink worker, List<Integer> ordinals) {
        for (int instance = 1; instance <= ordinals.size(); instance++) {
            Unit unit = new Unit(worker, instance, ordinals.get(instance - 1));
            all.add(unit);
            there.add(unit);
        }
    }

    /** A worker is gone; its units, with what they had to do. */
    List<Unit> remove(WorkerLink worker) {
        List<Unit> gone = there.stream().filter(u -> u.worker().equals(worker)).toList();
        gone.forEach(Unit::lose);
        there.removeAll(gone);
        return gone;
    }

    /** Units that are there. */
    List<Unit> units() {
        return there;
    }

    /** The unit that has a task; empty if nobody waits for it any more. */
    Optional<Unit> holder(Task task) {
        return there.stream().filter(u -> u.tasks().contains(task)).findFirst();
    }

    /** Whether a worker has nothing to do. */
    boolean isIdle(WorkerLink worker) {
        return of(worker).allMatch(unit -> unit.tasks().isEmpty());
    }

    /**
     * Whether a unit may get something besides what its worker has: a suspect is alone there.
     *
     * @param areSuspectsWaiting for a worker that has nothing to do
     */
    boolean mayHaveMore(Unit unit, boolean areSuspectsWaiting) {
        return isIdle(unit.worker())
                || !areSuspectsWaiting
                        && of(unit.worker())
                                .flatMap(u -> u.tasks().stream())
                                .noneMatch(task -> task.assignment().isSuspect());
    }

    private Stream<Unit> of(WorkerLink worker) {
        return there.stream().filter(unit -> unit.worker().equals(worker));
    }

    /** Units that are not there any more. */
    List<Unit> gone() {
        return all.stream().filter(Unit::isLost).toList();
    }

    /** The numbers of those that are there, ascending. */
    List<Integer> ordinals() {
        return there.stream().map(Unit::ordinal).sorted().toList();
    }

    /** How many there are and were. */
    int everAdded() {
        return all.size();
    }

    /** How many there are. */
    int size() {
        return there.size();
    }

    /** A unit's speed, elements a nanosecond, or that of the others if it has not shown its own; 0 if nobody has. */
    double speedOf(Unit unit) {
        return unit.speed() > 0 ? unit.speed() : mean();
    }

    /** The speed of all together. */
    double speed() {
        return there.stream().mapToDouble(this::speedOf).sum();
    }

    private double mean() {
        return there.stream()
                .mapToDouble(Unit::speed)
                .filter(speed -> speed > 0)
                .average()
                .orElse(0);
    }

    /** What each did. */
    List<UnitTimes> times(Duration elapsed) {
        return all.stream()
                .sorted(Comparator.comparingInt(Unit::ordinal))
                .map(unit -> unit.times(elapsed))
                .toList();
    }
}
