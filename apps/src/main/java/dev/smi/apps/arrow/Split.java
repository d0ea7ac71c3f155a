package dev.smi.apps.arrow;

import dev.smi.apps.command.ClusterOptions;
import dev.smi.data.Cluster;
import dev.smi.data.Combiner;
import dev.smi.data.Job;
import dev.smi.data.JobFailedException;
import dev.smi.data.Outcome;
import dev.smi.data.Piece;
import dev.smi.data.Shares;
import dev.smi.data.UnitSpec;
import dev.smi.data.arrow.ArrowSource;
import java.io.PrintWriter;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Kernels whose numbers are added up, on workers that each have some of the rows. Stateless. */
final class Split {

    static final ValueLayout.OfLong NUMBER = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private Split() {}

    /** Adds up numbers. */
    private static final class Adder implements Combiner<Long> {

        private long sum;

        @Override
        public void accept(Piece piece, MemorySegment result) {
            sum += result.get(NUMBER, 0);
        }

        @Override
        public Long finish() {
            return sum;
        }
    }

    /**
     * Sends pieces of the rows to workers.
     *
     * @param name what the job is called, and in messages
     * @param unit makes a {@link KernelUnit} on each worker
     * @param rows of a piece
     * @return the numbers' sum
     */
    static long run(String name, ClusterOptions workers, ArrowSource source, UnitSpec unit, long rows, PrintWriter err)
            throws InterruptedException {
        UnitSpec spec = unit.keeping(ArrowSource.HEADER, source.header());
        try (Cluster cluster = workers.open()) {
            Outcome<Long> outcome =
                    cluster.run(Job.of(name, source, spec, new Adder()).shares(Shares.chunks(rows)));
            outcome.losses().forEach(loss -> err.println("warning: " + loss));
            return outcome.value();
        } catch (JobFailedException e) {
            throw ClusterOptions.fault("arrow " + name, e);
        }
    }
}
