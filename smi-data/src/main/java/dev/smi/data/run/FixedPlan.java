package dev.smi.data.run;

import dev.smi.data.JobFailedException;
import dev.smi.data.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** One piece for each unit, decided before the first one runs. */
final class FixedPlan implements Plan {

    private final Map<Integer, Piece> pieces = new TreeMap<>();

    private FixedPlan(List<Integer> units, List<Long> counts) {
        long first = 0;
        for (int at = 0; at < counts.size(); at++) {
            if (counts.get(at) > 0) {
                pieces.put(units.get(at), new Piece(pieces.size(), first, counts.get(at)));
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
        if (counts.size() > units) {
            throw new JobFailedException(counts.size() + " shares are stated for " + units
                    + " units: state one for each unit at most, or take more workers");
        }
        long sum = 0;
        for (int unit = 0; unit < counts.size(); unit++) {
            if (sum % granule != 0) {
                throw new JobFailedException("the stated share of unit " + (unit - 1) + " is " + counts.get(unit - 1)
                        + " elements, no multiple of " + granule + ", which the data is never cut below; only the last"
                        + " share may be");
            }
            sum = Math.addExact(sum, counts.get(unit));
        }
        if (sum != size) {
            throw new JobFailedException("the stated shares add up to " + sum + " elements, the data has " + size
                    + "; state shares for all of it, as nothing is dropped or done twice");
        }
        return new FixedPlan(IntStream.range(0, counts.size()).boxed().toList(), counts);
    }

    @Override
    public Optional<Piece> propose(Unit unit) {
        return Optional.ofNullable(pieces.get(unit.ordinal()));
    }

    @Override
    public void take(Unit unit, Piece piece) {
        pieces.remove(unit.ordinal(), piece);
    }

    @Override
    public long left() {
        return pieces.size();
    }

    @Override
    public List<Piece> release(Unit unit) {
        return Optional.ofNullable(pieces.remove(unit.ordinal())).stream().toList();
    }
}
