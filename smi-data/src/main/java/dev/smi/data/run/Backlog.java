package dev.smi.data.run;

import dev.smi.data.Piece;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What is still to be handed out: pieces that came back, and those that the plan has not cut yet. For the job's thread.
 */
final class Backlog {

    private final Plan plan;
    private final Map<Long, Assignment> again = new TreeMap<>(); // by index

    Backlog(Plan plan) {
        this.plan = plan;
    }

    /** A chunk that has to be done by somebody else. */
    void giveBack(Assignment chunk) {
        again.put(chunk.piece().index(), chunk);
    }

    /** A unit is gone: what was meant for it is anybody's. */
    void release(Unit unit) {
        plan.release(unit).forEach(piece -> giveBack(new Assignment(piece)));
    }

    /** Whether everything is handed out. */
    boolean isEmpty() {
        return again.isEmpty() && plan.isEmpty();
    }

    /**
     * The next chunk for a unit, taken from here; empty if there is none that it may have now.
     *
     * @param isMoreComing whether workers that are not in the crew yet may join it
     */
    Optional<Assignment> next(Unit unit, Crew crew, boolean isMoreComing, Predicate<Piece> admits) {
        if (!crew.mayHaveMore(unit, hasSuspects())) {
            return Optional.empty();
        }
        for (Assignment chunk : again.values()) {
            boolean isAlone = !chunk.isSuspect() || crew.isIdle(unit.worker());
            if (isAlone && mayTry(unit, chunk, crew, isMoreComing) && admits.test(chunk.piece())) {
                again.remove(chunk.piece().index());
                return Optional.of(chunk);
            }
        }
        if (!unit.tasks().isEmpty() && plan.left() < crew.size()) {
            return Optional.empty(); // the last pieces are for units that have nothing to do
        }
        Optional<Piece> piece = plan.propose(unit).filter(admits);
        piece.ifPresent(p -> plan.take(unit, p));
        return piece.map(Assignment::new);
    }

    private boolean hasSuspects() {
        return again.values().stream().anyMatch(Assignment::isSuspect);
    }

    /** A chunk goes where it has not failed yet, if there is such a worker, or will be. */
    private static boolean mayTry(Unit unit, Assignment chunk, Crew crew, boolean isMoreComing) {
        return !chunk.hasFailedAt(unit.worker())
                || !isMoreComing && crew.units().stream().allMatch(other -> chunk.hasFailedAt(other.worker()));
    }
}
