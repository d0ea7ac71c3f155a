package dev.smi.data.run;

import dev.smi.data.JobFailedException;
import dev.smi.data.Piece;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** One piece for each unit, or several in turn, decided before the first one runs. */
final class FixedPlan implements Plan {

    private final Map<Integer, Deque<Piece>> pieces = new TreeMap<>();

    private FixedPlan(List<Integer> units, List<Long> counts) {
        long first = 0;
        long index = 0;
        for (int at = 0; at < counts.size(); at++) {
            if (counts.get(at) > 0) {
                pieces.computeIfAbsent(units.get(at % units.size()), _ -> new ArrayDeque<>())
                        .add(new Piece(index++, first, counts.get(at)));
            }
            first += counts.get(at);
        }
    }

    /** Shares that differ by one granule at most; a unit that would get nothing is left out. */
    static Plan equal(long size, long granule, List<Integer> units) {
        long granules = size == 0 ? 0 : (size - 1) / granule + 1;
        List<Long> counts = new ArrayList<>();
        long left = size;
        for (int at = 0; at < units.size(); at++) {
            long mine = granules / units.size() + (at < granules % units.size() ? 1 : 0);
            long count = mine > left / granule ? left : mine * granule;
            counts.add(count);
            left -= count;
        }
        return new FixedPlan(units, counts);
    }

    /** The shares that somebody stated. */
    static Plan stated(long size, long granule, int units, List<Long> counts) throws JobFailedException {
        long sum = 0;
        for (int unit = 0; unit < counts.size(); unit++) {
            if (sum % granule != 0) {
                throw new JobFailedException("stated share " + (unit - 1) + " is " + counts.get(unit - 1)
                        + " elements, no multiple of " + granule + ", which the data is never cut below; only the last"
                        + " share may be");
            }
            sum = Math.addExact(sum, counts.get(unit));
        }
        if (sum != size) {
            throw new JobFailedException("the stated shares add up to " + sum + " elements, the data has " + size
                    + "; state shares for all of it, as nothing is dropped or done twice");
        }
        return new FixedPlan(IntStream.range(0, units).boxed().toList(), counts);
    }

    @Override
    public Optional<Piece> propose(Unit unit) {
        return Optional.ofNullable(pieces.get(unit.ordinal())).map(Deque::peek);
    }

    @Override
    public void take(Unit unit, Piece piece) {
        Deque<Piece> mine = pieces.get(unit.ordinal());
        if (mine != null && mine.remove(piece) && mine.isEmpty()) {
            pieces.remove(unit.ordinal());
        }
    }

    @Override
    public long left() {
        return pieces.values().stream().mapToLong(Deque::size).sum();
    }

    @Override
    public List<Piece> release(Unit unit) {
        return Optional.ofNullable(pieces.remove(unit.ordinal()))
                .map(List::copyOf)
                .orElse(List.of());
    }
}
