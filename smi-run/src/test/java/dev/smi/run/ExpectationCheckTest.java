package dev.smi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.emulator.DeviceBuffer;
import dev.smi.model.Rank;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.run.Cluster.NamedBuffer;
import dev.smi.run.RunReport.Check;
import dev.smi.run.RunReport.Mismatch;
import dev.smi.run.StepBinder.BoundExpect;
import dev.smi.run.launchfile.ElementType;
import dev.smi.run.launchfile.LaunchFile.ExpectEntry;
import dev.smi.run.launchfile.LaunchFile.Expected;
import dev.smi.run.launchfile.RankSelector;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectationCheckTest {

    private static final SourcePosition HERE = SourcePosition.of("l.json");
    private static final Rank RANK = new Rank(0);

    private static Check check(ElementType type, Expected expected, int at, double tolerance, double... found) {
        ByteBuffer bytes = ByteBuffer.allocate(found.length * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : found) {
            type.put(bytes, value);
        }
        NamedBuffer buffer = new NamedBuffer(new DeviceBuffer(RANK, 0, bytes.capacity()), type, found.length);
        ExpectEntry expect =
                new ExpectEntry(HERE, new RankSelector(HERE, Optional.empty()), HERE, "b", expected, at, tolerance);
        ExpectedValues values = ExpectedValues.of(expect, buffer, ExpectedValues.Share.WHOLE);
        return ExpectationCheck.check(new BoundExpect(expect, RANK, buffer, values), bytes);
    }

    private static Expected values(String... values) {
        return new Expected.Values(
                List.of(values).stream().<Number>map(BigDecimal::new).toList());
    }

    @Test
    void shouldCompareFromTheGivenElementOn() {
        assertThat(check(ElementType.INT, new Expected.Iota(), 1, 0, 9, 0, 1, 2).isPassed())
                .isTrue();
        assertThat(check(ElementType.SHORT, values("5", "-6"), 2, 0, 0, 0, 5, -6, 0)
                        .checked())
                .isEqualTo(2);
        assertThat(check(ElementType.UCHAR, new Expected.Same(new BigDecimal(200)), 0, 0, 200, 200)
                        .isPassed())
                .isTrue();
    }

    @Test
    void shouldSayWhatWasExpectedAndFound() {
        Check check = check(ElementType.INT, new Expected.Iota(), 0, 0, 0, 1, 7, 3);

        assertThat(check.missed()).isEqualTo(1);
        assertThat(check.examples()).containsExactly(new Mismatch(2, 2L, 7L));
    }

    @Test
    void shouldShowTheFirstFewMismatchesOnly() {
        Check check = check(ElementType.INT, new Expected.Same(BigDecimal.ONE), 0, 0, new double[100]);

        assertThat(check.missed()).isEqualTo(100);
        assertThat(check.examples()).hasSize(5);
    }

    @Test
    void shouldExpectWhatTheBuffersTypeCanHold() {
        assertThat(check(ElementType.FLOAT, values("0.1"), 0, 0, 0.1).isPassed())
                .isTrue();
        assertThat(check(ElementType.DOUBLE, values("0.1"), 0, 0, 0.1f).isPassed())
                .isFalse();
        assertThat(check(ElementType.INT, values("0.5"), 0, 0, 0).isPassed()).isFalse();
    }

    @Test
    void shouldAllowForATolerance() {
        assertThat(check(ElementType.DOUBLE, values("1"), 0, 0.01, 1.009).isPassed())
                .isTrue();
        assertThat(check(ElementType.DOUBLE, values("1"), 0, 0.01, 1.02).isPassed())
                .isFalse();
        assertThat(check(ElementType.INT, values("10"), 0, 2, 12).isPassed()).isTrue();
        assertThat(check(ElementType.DOUBLE, values("1"), 0, 0.01, Double.NaN).isPassed())
                .isFalse();
    }

    @Test
    void shouldCompareNumbersThatJsonCannotWrite() {
        Expected special = new Expected.Values(List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));

        assertThat(check(
                                ElementType.FLOAT,
                                special,
                                0,
                                0,
                                Double.NaN,
                                Double.POSITIVE_INFINITY,
                                Double.NEGATIVE_INFINITY)
                        .isPassed())
                .isTrue();
        assertThat(check(ElementType.DOUBLE, special, 0, 1e9, 1, 2, 3).missed()).isEqualTo(3);
        assertThat(check(ElementType.INT, special, 0, 0, 0, 0, 0).missed()).isEqualTo(3);
    }

    @Test
    void shouldNotWrapWhatIsWrittenOut() {
        assertThat(check(ElementType.CHAR, values("300"), 0, 0, 44).missed()).isOne();
        assertThat(check(ElementType.CHAR, new Expected.Iota(), 0, 0, 0, 1).isPassed())
                .isTrue();
    }

    @Test
    void shouldCompareLargeUnsignedNumbers() {
        assertThat(check(ElementType.ULONG, values("18446744073709551615"), 0, 0, -1)
                        .isPassed())
                .isTrue();
        assertThat(check(ElementType.ULONG, values("-1"), 0, 0, -1).isPassed()).isFalse();
    }
}
