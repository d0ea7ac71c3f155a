package dev.smi.data.run;

import dev.smi.data.Piece;
import java.util.List;
import java.util.Optional;

/**
 * Pieces as large as their unit works off in a given time, by what it did so far. Towards the end a unit gets half of
 * its fair part of what is left, so that all end together; the first pieces, of units that nothing is known of, are
 * small.
 */
final class MeasuredPlan implements Plan {

    /** A unit that is not known gets such a part of its fair share, and no more than so many bytes' worth. */
    private static final int PROBES = 32;

    /** Towards the end pieces do not get smaller than such a part of the time of one. */
    private static final double LEAST = 1.0 / 16;

    private static final long MANY = Long.MAX_VALUE;

    private final long size;
    private final long granule;
    private final double nanos;
    private final Crew units;
    private final double mostAtOnce;
    private long taken;
    private long pieces;

    /**
     * @param seconds of one piece
     * @param mostAtOnce elements that may be in flight
     */
    MeasuredPlan(long size, long granule, double seconds, Crew units, double mostAtOnce) {
        this.size = size;
        this.granule = granule;
        this.nanos = seconds * 1e9;
        this.units = units;
        this.mostAtOnce = mostAtOnce;
    }

    @Override
    public Optional<Piece> propose(Unit unit) {
        if (taken == size) {
            return Optional.empty();
        }
        // each unit has one to work on and one ahead, and as much again may wait to be merged
        double most = mostAtOnce / (4.0 * units.size());
        long count = Plan.roundUp(Math.max(1, (long) Math.min(most, wanted(unit))), granule);
        return Optional.of(new Piece(pieces, taken, Math.min(count, size - taken)));
    }

    private double wanted(Unit unit) {
        double left = size - taken;
        double speed = units.speedOf(unit);
        if (speed == 0) {
            return Math.min(left / ((double) PROBES * units.size()), mostAtOnce / PROBES);
        }
        double fair = left * speed / units.speed() / 2;
        double usual = speed * nanos;
        return Math.min(usual, Math.max(fair, usual * LEAST));
    }

    @Override
    public void take(Unit unit, Piece piece) {
        taken = piece.end();
        pieces++;
    }

    @Override
    public long left() {
        return taken == size ? 0 : MANY;
    }

    @Override
    public List<Piece> release(Unit unit) {
        return List.of();
    }
}
