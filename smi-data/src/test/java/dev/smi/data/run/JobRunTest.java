package dev.smi.data.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.data.ComputeUnit;
import dev.smi.data.Job;
import dev.smi.data.JobFailedException;
import dev.smi.data.Outcome;
import dev.smi.data.Piece;
import dev.smi.data.Shares;
import dev.smi.data.Source;
import dev.smi.data.UnitContext;
import dev.smi.data.UnitFactory;
import dev.smi.data.UnitSpec;
import dev.smi.data.cluster.TestData;
import dev.smi.data.cluster.TestData.Joined;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Whatever the shares, and whoever fails or is lost, every element is merged once and in order. */
class JobRunTest {

    private static final int ENOUGH = 10_000;

    /** Never opened: the workers are fakes. */
    public static final class NoUnit implements UnitFactory {
        @Override
        public ComputeUnit open(UnitContext context) {
            throw new UnsupportedOperationException();
        }
    }

    @Property(tries = 150)
    void shouldMergeEveryElementOnceInOrder(
            @ForAll @IntRange(max = 400) int size,
            @ForAll @IntRange(min = 1, max = 7) int granule,
            @ForAll @IntRange(max = 3) int kind,
            @ForAll @Size(min = 2, max = 2) List<@IntRange(min = 1, max = 4) Integer> workersAndInstances,
            @ForAll @LongRange(min = 1, max = 600) long memory,
            @ForAll @DoubleRange(max = 0.5) double faults,
            @ForAll long seed)
            throws Exception {
        int workers = workersAndInstances.get(0);
        int instances = workersAndInstances.get(1);
        FakeRoster roster = new FakeRoster(workers, seed, faults, _ -> false);
        Joined joined = new Joined();
        Source source = TestData.bytes(size, granule, seed % 2 == 0);
        Shares shares = shares(kind, size, granule, workers * instances, new Random(seed));
        UnitSpec spec = UnitSpec.of(NoUnit.class).times(instances);

        Outcome<byte[]> outcome = new JobRun<>(
                        Job.of("property", source, spec, joined)
                                .shares(shares)
                                .memory(memory)
                                .attempts(ENOUGH),
                        roster)
                .run();

        assertThat(outcome.value()).isEqualTo(TestData.array(size));
        assertThat(roster.unreleased()).isZero();
        checkPieces(joined.pieces, size, granule);
        long largest = joined.pieces.stream().mapToLong(Piece::count).max().orElse(0);
        assertThat(roster.mostHeld()).isLessThanOrEqualTo(memory + largest);
        assertThat(outcome.units().stream()
                        .mapToLong(Outcome.UnitTimes::elements)
                        .sum())
                .isEqualTo(size);
    }

    private static void checkPieces(List<Piece> pieces, int size, int granule) {
        long end = 0;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            assertThat(piece.index()).isEqualTo(i);
            assertThat(piece.first()).isEqualTo(end);
            end = piece.end();
            assertThat(end % granule == 0 || end == size).isTrue();
        }
        assertThat(end).isEqualTo(size);
    }

    private static Shares shares(int kind, int size, int granule, int units, Random dice) {
        return switch (kind) {
            case 0 -> Shares.equal();
            case 1 -> Shares.stated(parts(size, granule, units, dice));
            case 2 -> Shares.chunks(1 + dice.nextInt(60));
            default -> new Shares.Measured(1e-6 * (1 + dice.nextInt(100)));
        };
    }

    /** A random way to divide the data, in granules, among some of the units. */
    private static List<Long> parts(int size, int granule, int units, Random dice) {
        List<Long> parts = new ArrayList<>();
        long left = size;
        while (left > 0) {
            long some = granule * (1L + dice.nextInt(20));
            long part = parts.size() == units - 1 ? left : Math.min(left, some);
            parts.add(part);
            left -= part;
        }
        return parts;
    }

    @Property(tries = 50)
    void shouldNameTheChunkThatAlwaysFailsAndGiveEverythingBack(
            @ForAll @IntRange(min = 1, max = 20) int chunks,
            @ForAll @IntRange(max = 19) int poison,
            @ForAll @IntRange(min = 1, max = 4) int workers,
            @ForAll @IntRange(min = 1, max = 4) int attempts,
            @ForAll long seed) {
        int bad = poison % chunks;
        FakeRoster roster = new FakeRoster(workers, seed, 0, first -> first == bad * 10L);
        Job<byte[]> job = Job.of(
                        "property", TestData.bytes(chunks * 10, 1, false), UnitSpec.of(NoUnit.class), new Joined())
                .shares(Shares.chunks(10))
                .attempts(attempts);

        assertThatThrownBy(() -> new JobRun<>(job, roster).run())
                .isInstanceOf(JobFailedException.class)
                .hasMessageContaining("chunk " + bad + " (elements " + bad * 10 + " to " + (bad * 10 + 9) + ") failed "
                        + (attempts == 1 ? "once" : attempts + " times"));
        assertThat(roster.unreleased()).isZero();
    }

    @Property(tries = 100)
    void shouldNameTheChunkThatEndsItsWorkersAndNoOtherThatWasThere(
            @ForAll @IntRange(min = 1, max = 20) int chunks,
            @ForAll @IntRange(max = 19) int poison,
            @ForAll @IntRange(min = 1, max = 4) int workers,
            @ForAll @IntRange(min = 1, max = 4) int instances,
            @ForAll @IntRange(min = 2, max = 4) int attempts,
            @ForAll long seed) {
        int bad = poison % chunks;
        FakeRoster roster = new FakeRoster(workers, seed, 0, first -> first == bad * 10L).killing();
        UnitSpec spec = UnitSpec.of(NoUnit.class).times(instances);
        Job<byte[]> job = Job.of("property", TestData.bytes(chunks * 10, 1, false), spec, new Joined())
                .shares(Shares.chunks(10))
                .attempts(attempts);

        assertThatThrownBy(() -> new JobRun<>(job, roster).run())
                .isInstanceOf(JobFailedException.class)
                .hasMessageContaining("chunk " + bad + " (elements");
        assertThat(roster.unreleased()).isZero();
    }
}
