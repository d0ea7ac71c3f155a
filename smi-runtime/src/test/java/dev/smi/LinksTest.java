package dev.smi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.job.JobException;
import dev.smi.job.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Communicators do the same over every link. */
@Timeout(120)
class LinksTest {

    @TempDir
    Path directory;

    private void run(int ranks, Link link, RankProgram program) {
        Smi.run(ranks, Map.of("deadline", "60", "link", link.id(), "shm", directory.toString()), program);
    }

    @ParameterizedTest
    @EnumSource(Link.class)
    void shouldMeetAtBarriersAndLeaveNoFile(Link link) throws IOException {
        AtomicInteger arrived = new AtomicInteger();
        run(4, link, smi -> {
            for (int round = 1; round <= 20; round++) {
                arrived.incrementAndGet();
                smi.world().barrier();
                assertThat(arrived.get()).isBetween(4 * round, 4 * round + 3);
                smi.world().barrier();
            }
        });
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Link.class)
    void shouldSplitCommunicators(Link link) {
        run(6, link, smi -> {
            int me = smi.rank();
            Communicator half = smi.world().split(me % 2, -me);
            assertThat(half.worldRank(half.rank())).isEqualTo(me);
            half.barrier();
        });
    }

    @ParameterizedTest
    @EnumSource(Link.class)
    void shouldEndAllRanksWhenOneFails(Link link) throws IOException {
        assertThatThrownBy(() -> run(3, link, smi -> {
                    if (smi.rank() == 2) {
                        throw new IllegalStateException("out of paper");
                    }
                    smi.world().barrier();
                }))
                .isInstanceOf(JobException.class)
                .hasMessageContaining("rank 2 failed")
                .hasMessageContaining("out of paper");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }
}
