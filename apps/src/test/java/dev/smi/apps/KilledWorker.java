package dev.smi.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.data.Cluster;
import dev.smi.data.Combiner;
import dev.smi.data.Job;
import dev.smi.data.Outcome;
import dev.smi.data.Piece;
import dev.smi.data.cluster.Clusters;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Map;

/** A job whose worker dies in the middle. Stateless. */
public final class KilledWorker {

    /** The first results are in, and the victim works on others. */
    private static final long LAST_BEFORE = 1;

    private KilledWorker() {}

    /**
     * Runs a job on two processes, and kills one of them, as kill -9 does, when the second result is there. The job has
     * some twenty chunks or more, so that the victim has work when it dies.
     *
     * @return the job's result; that a worker was lost has been checked
     */
    public static <R> R during(Job<R> job) throws Exception {
        try (Cluster cluster = Clusters.local(2, Map.of())) {
            long victim = cluster.workers().getLast().process();
            Combiner<R> killer = new Killer<>(job.combiner(), victim);

            Outcome<R> outcome = cluster.run(new Job<>(
                    job.name(),
                    job.source(),
                    job.unit(),
                    killer,
                    job.shares(),
                    job.attempts(),
                    job.deadline(),
                    job.memory(),
                    false));

            assertThat(outcome.losses()).isNotEmpty();
            return outcome.value();
        }
    }

    private record Killer<R>(Combiner<R> combiner, long process) implements Combiner<R> {

        @Override
        public void accept(Piece piece, MemorySegment result) throws IOException {
            if (piece.index() == LAST_BEFORE) {
                assertThat(ProcessHandle.of(process).orElseThrow().destroyForcibly())
                        .isTrue();
            }
            combiner.accept(piece, result);
        }

        @Override
        public R finish() throws IOException {
            return combiner.finish();
        }
    }
}
