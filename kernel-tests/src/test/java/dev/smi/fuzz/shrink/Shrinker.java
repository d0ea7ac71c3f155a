package dev.smi.fuzz.shrink;

import dev.smi.fuzz.generate.Node;
import dev.smi.fuzz.generate.RandomProgram;
import dev.smi.fuzz.run.Differential;
import dev.smi.fuzz.run.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Leaves out statements and replaces expressions by parts of theirs, the largest first, until nothing more can go or
 * time is up. Many smaller programs are tried in one class.
 */
public final class Shrinker {

    private static final int AT_ONCE = 24;

    private final Outcome fault;
    private final long end;

    private Shrinker(Outcome fault, Duration budget) {
        this.fault = fault;
        this.end = System.nanoTime() + budget.toNanos();
    }

    /** The smallest program found that has the same fault. */
    public static RandomProgram shrink(RandomProgram program, Outcome fault, Duration budget) {
        Shrinker shrinker = new Shrinker(fault, budget);
        RandomProgram smallest = program;
        Optional<RandomProgram> smaller = Optional.of(program);
        while (smaller.isPresent()) {
            smallest = smaller.get();
            smaller = shrinker.step(smallest);
        }
        return smallest;
    }

    private Optional<RandomProgram> step(RandomProgram program) {
        List<RandomProgram> candidates = candidates(program);
        // ports cannot be shared
        int atOnce = program.ranks() > 1 ? 1 : AT_ONCE;
        for (int first = 0; first < candidates.size() && System.nanoTime() < end; first += atOnce) {
            List<RandomProgram> some = new ArrayList<>();
            for (RandomProgram candidate : candidates.subList(first, Math.min(first + atOnce, candidates.size()))) {
                some.add(candidate.numbered(some.size()));
            }
            List<Outcome> outcomes = Differential.of(some);
            for (int i = 0; i < some.size(); i++) {
                if (outcomes.get(i).isLike(fault)) {
                    return Optional.of(candidates.get(first + i));
                }
            }
        }
        return Optional.empty();
    }

    private static List<RandomProgram> candidates(RandomProgram program) {
        List<RandomProgram> candidates = new ArrayList<>();
        List<Node> members = program.members();
        for (int i = 0; i < members.size(); i++) {
            List<Node> rest = new ArrayList<>(members);
            Node member = rest.remove(i);
            if (member.kind() == Node.Kind.STATEMENT) {
                candidates.add(program.with(rest));
            }
            for (Node smaller : Smaller.of(member)) {
                List<Node> changed = new ArrayList<>(members);
                changed.set(i, smaller);
                candidates.add(program.with(changed));
            }
        }
        candidates.removeIf(candidate -> candidate.size() >= program.size());
        candidates.sort(Comparator.comparingInt(RandomProgram::size));
        return candidates;
    }
}
