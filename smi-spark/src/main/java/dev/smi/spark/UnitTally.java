package dev.smi.spark;

import dev.smi.data.Outcome.UnitTimes;
import dev.smi.data.Piece;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each unit did of a job. For one thread. */
final class UnitTally {

    private record Unit(String worker, int instance) {}

    private record Done(long chunks, long elements, long nanos) {

        Done and(Done other) {
            return new Done(chunks + other.chunks, elements + other.elements, nanos + other.nanos);
        }
    }

    private final Map<Unit, Done> units =
            new TreeMap<>(Comparator.comparing(Unit::worker).thenComparingInt(Unit::instance));

    void add(Piece piece, ChunkResult result) {
        units.merge(
                new Unit(result.worker(), result.instance()), new Done(1, piece.count(), result.nanos()), Done::and);
    }

    List<UnitTimes> times(Duration elapsed) {
        return units.entrySet().stream()
                .map(entry -> times(entry.getKey(), entry.getValue(), elapsed))
                .toList();
    }

    private static UnitTimes times(Unit unit, Done done, Duration elapsed) {
        Duration computing = Duration.ofNanos(done.nanos());
        Duration waiting = elapsed.compareTo(computing) > 0 ? elapsed.minus(computing) : Duration.ZERO;
        return new UnitTimes(unit.worker(), unit.instance(), done.chunks(), done.elements(), computing, waiting);
    }
}
