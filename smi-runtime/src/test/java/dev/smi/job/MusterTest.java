package dev.smi.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MusterTest {

    private static final Duration LIMIT = Duration.ofMillis(50);
    private static final Placement ME = placement(0, 3, Placement.VERSION, "auto");

    private static Placement placement(int rank, int size, int version, String link) {
        return new Placement(rank, size, version, "host/1", new ProcessId(10 + rank, 1), "hub" + rank, link);
    }

    private static Muster muster(Placement... others) {
        Map<Integer, Placement> all = new HashMap<>(Map.of(0, ME));
        for (Placement other : others) {
            all.put(other.rank(), other);
        }
        MeetingPoint point = new MeetingPoint() {
            @Override
            public void appear() {
                // the map has it
            }

            @Override
            public Optional<Placement> find(int rank) {
                return Optional.ofNullable(all.get(rank));
            }

            @Override
            public String remedy() {
                return "they may be asleep";
            }
        };
        return new Muster(point, ME, Hub.of("muster-" + UUID.randomUUID(), LIMIT));
    }

    @Test
    void shouldGiveAllInOrderOfRank() {
        Placement second = placement(1, 3, Placement.VERSION, "auto");
        Placement third = placement(2, 3, Placement.VERSION, "auto");
        assertThat(muster(third, second).await(LIMIT)).containsExactly(ME, second, third);
    }

    @Test
    void shouldNameThoseThatDoNotCome() {
        assertThatThrownBy(
                        () -> muster(placement(1, 3, Placement.VERSION, "auto")).await(LIMIT))
                .isInstanceOf(JobException.class)
                .hasMessage("rank 2 of 3 did not come within 0.05 s, rank 0 waits; they may be asleep")
                .satisfies(e -> assertThat(((JobException) e).exitStatus()).isEqualTo(JobException.DEADLINE));
    }

    @Test
    void shouldRefuseAnotherVersion() {
        assertThatThrownBy(() -> muster(placement(1, 3, 99, "auto")).await(LIMIT))
                .isInstanceOf(JobException.class)
                .hasMessage("rank 1 (process 11 on host) has version 99 of the links between ranks, rank 0 has version "
                        + Placement.VERSION + "; start all ranks from the same build");
    }

    @Test
    void shouldRefuseAnotherSize() {
        assertThatThrownBy(
                        () -> muster(placement(1, 4, Placement.VERSION, "auto")).await(LIMIT))
                .isInstanceOf(JobException.class)
                .hasMessageContaining("rank 1 (process 11 on host) is one of 4 ranks, rank 0 one of 3");
    }

    @Test
    void shouldRefuseAnotherLink() {
        assertThatThrownBy(
                        () -> muster(placement(1, 3, Placement.VERSION, "mpj")).await(LIMIT))
                .isInstanceOf(JobException.class)
                .hasMessageContaining("-Dsmi.link=mpj, rank 0 with -Dsmi.link=auto");
    }

    @Test
    void shouldReadWhatItWrites() throws Exception {
        assertThat(Placement.decode(ME.encode(), "test")).isEqualTo(ME);
    }
}
