package dev.smi.data.run;

import dev.smi.data.JobFailedException;
import dev.smi.data.Piece;
import dev.smi.data.Shares;
import dev.smi.data.Source;
import dev.smi.data.WorkerInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Cuts the data of a job for units of which only the number is known, as somebody else, another engine, decides which
 * of them gets what. The same plans as for workers of our own. For one thread at a time.
 */
public final class Pieces {

    private final Plan plan;
    private final List<Unit> units;

    private Pieces(Plan plan, List<Unit> units) {
        this.plan = plan;
        this.units = units;
    }

    /**
     * Plans the pieces.
     *
     * @param units how many will work on them, at least 1
     * @param bytesAtOnce what all pieces in flight may take together
     * @throws JobFailedException if the shares do not fit the data
     */
    public static Pieces plan(Shares shares, Source source, int units, long bytesAtOnce) throws JobFailedException {
        Crew crew = new Crew();
        crew.add(new Anybody(), IntStream.range(0, units).boxed().toList());
        return new Pieces(Plan.of(shares, source, crew, bytesAtOnce), crew.units());
    }

    /** The next piece, in the order of the data; empty if all are taken. Measured ones change with what is measured. */
    public Optional<Piece> next() {
        return units.stream().flatMap(unit -> plan.propose(unit).stream()).min(Comparator.comparingLong(Piece::index));
    }

    /**
     * Takes the next piece.
     *
     * @throws IllegalArgumentException if it is another one
     */
    public void take(Piece piece) {
        Unit unit = units.stream()
                .filter(u -> plan.propose(u).filter(piece::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(piece + " is not the next one"));
        plan.take(unit, piece);
    }

    /** A piece was done in so many nanoseconds; nobody knows by whom, so all units count as equally fast. */
    public void did(Piece piece, long nanos) {
        units.getFirst().did(piece.count(), nanos);
    }

    /** The worker of units that are only counted; nobody calls it. */
    private record Anybody() implements WorkerLink {

        @Override
        public WorkerInfo info() {
            throw calledByNobody();
        }

        @Override
        public void open(Opening opening) {
            throw calledByNobody();
        }

        @Override
        public void start(Task task) {
            throw calledByNobody();
        }

        @Override
        public void cancel() {
            throw calledByNobody();
        }

        @Override
        public void abandon() {
            throw calledByNobody();
        }

        @Override
        public void close() {
            throw calledByNobody();
        }

        private static UnsupportedOperationException calledByNobody() {
            return new UnsupportedOperationException("another engine runs these units");
        }
    }
}
