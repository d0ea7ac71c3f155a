package dev.smi.data.run;

import dev.smi.data.JobFailedException;
import dev.smi.data.Piece;
import dev.smi.data.Shares;
import dev.smi.data.Source;
import java.util.List;
import java.util.Optional;

/**
 * Cuts the data into pieces, each element in exactly one, in the order in which they are asked for. For the thread that
 * runs the job.
 */
sealed interface Plan permits FixedPlan, ChunkPlan, MeasuredPlan {

    /** The piece that the unit would get now; empty if there is none for it. */
    Optional<Piece> propose(Unit unit);

    /** The proposed piece is taken. */
    void take(Unit unit, Piece piece);

    /** Pieces that are not taken yet, as far as that is known: where it is open how large they become, many. */
    long left();

    /** Pieces that were meant for a unit that is gone, and are anybody's now. */
    List<Piece> release(Unit unit);

    /** Whether all has been taken. */
    default boolean isEmpty() {
        return left() == 0;
    }

    /**
     * The plan for the shares of a job.
     *
     * @param units the cluster's, in order; of them those that are there get pieces, other than stated
     * @param bytesAtOnce what all pieces in flight may take together
     * @throws JobFailedException if the shares do not fit the data
     */
    static Plan of(Shares shares, Source source, Crew units, long bytesAtOnce) throws JobFailedException {
        long size = source.size();
        long granule = Math.max(1, source.granularity());
        return switch (shares) {
            case Shares.Equal _ -> FixedPlan.equal(size, granule, units.ordinals());
            case Shares.Stated stated -> FixedPlan.stated(size, granule, units.everAdded(), stated.counts());
            case Shares.Chunks chunks -> new ChunkPlan(size, roundUp(chunks.elements(), granule));
            case Shares.Measured measured ->
                new MeasuredPlan(
                        size,
                        granule,
                        measured.seconds(),
                        units,
                        bytesAtOnce / Math.max(1e-9, source.bytesPerElement()));
        };
    }

    /** The smallest multiple that is not below. */
    static long roundUp(long count, long granule) {
        long granules = (count - 1) / granule + 1;
        return granules > Long.MAX_VALUE / granule ? Long.MAX_VALUE / granule * granule : granules * granule;
    }
}
