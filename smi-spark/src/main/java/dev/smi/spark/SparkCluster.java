package dev.smi.spark;

import dev.smi.data.Cluster;
import dev.smi.data.Job;
import dev.smi.data.JobFailedException;
import dev.smi.data.Outcome;
import dev.smi.data.UnitSpec;
import dev.smi.data.WorkerInfo;
import dev.smi.data.run.Pieces;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The executors of a Spark application as workers: an executor is a worker, and opens as many units as a job's
 * {@link UnitSpec#instances} says, or as it has task slots, whichever is less.
 *
 * <p>A chunk that fails is tried again by Spark, {@link Job#attempts} times in all; an executor that goes away is
 * replaced by Spark. Results are merged once, in order. {@code docs/spark.md} says how to run a program with it.
 *
 * <p>For one thread at a time.
 */
public final class SparkCluster implements Cluster {

    private static final Duration VISITING = Duration.ofSeconds(60);
    private static final Duration CLOSING = Duration.ofSeconds(10);
    private static final int VISITS = 5;
    private static final long LOOK_AGAIN_MILLIS = 50;
    private static final System.Logger LOGGER = System.getLogger(SparkCluster.class.getName());

    private final JavaSparkContext context;
    private final String name = UUID.randomUUID().toString();
    private final SentUnits sent;
    private final AtomicLong runs = new AtomicLong();
    private boolean isClosed;

    private SparkCluster(JavaSparkContext context) {
        this.context = context;
        this.sent = new SentUnits(context, name);
    }

    /** A cluster of an application's executors; the application stays the caller's, and is not ended with it. */
    public static SparkCluster on(JavaSparkContext context) {
        return new SparkCluster(context);
    }

    @Override
    public <R> Outcome<R> run(Job<R> job) throws JobFailedException, InterruptedException {
        UnitOrder units = sent.order(job.unit());
        Supply supply;
        if (job.source() instanceof SparkRecords records) {
            supply = new StoredPieces(job, units, records);
        } else {
            Pieces pieces = Pieces.plan(job.shares(), job.source(), units(job), job.memory());
            supply = new SentPieces(context, job, units, pieces);
        }
        String tag = "smi-" + name + "-" + runs.incrementAndGet();
        LossWatch losses = new LossWatch(tag);
        context.sc().addSparkListener(losses);
        try (ChunkThreads chunks = new ChunkThreads(context, job, tag)) {
            return new Merge<>(job, supply, () -> units(job), losses).run(chunks);
        } finally {
            context.sc().removeSparkListener(losses);
        }
    }

    /**
     * Has units work on records where Spark stores them, and leaves the results there: an RDD with one result for each
     * partition that has records. Spark works it out when it is asked for, and tries again as often as its own
     * configuration says. To be used while this cluster is open.
     *
     * @param deadline how long a unit may take for a partition
     */
    public JavaRDD<byte[]> map(SparkRecords records, UnitSpec unit, Duration deadline) {
        Map<Integer, ChunkOrder> chunks = new TreeMap<>();
        records.pieces()
                .forEach((partition, piece) ->
                        chunks.put(partition, ChunkOrder.of(piece, deadline, Integer.MAX_VALUE, 0)));
        return records.rdd()
                .mapPartitionsWithIndex(new PartitionTask(sent.keep(unit), chunks), true)
                .map(ChunkResult::bytes);
    }

    private int units(Job<?> job) {
        return executors() * job.unit().instances();
    }

    /** Executors that are there. Spark counts the driver among them, which works only if there is nothing else. */
    private int executors() {
        boolean isThere = !context.sc().isStopped(); // an application that has failed has no executors to count
        return isThere ? Math.max(1, context.sc().statusTracker().getExecutorInfos().length - 1) : 1;
    }

    /**
     * Waits until so many executors are there. An application begins with as many as have come by then, and shares that
     * are cut for each unit, {@link dev.smi.data.Shares.Equal} for one, are cut for those.
     *
     * @throws JobFailedException if they have not come in time
     */
    public void awaitWorkers(int count, Duration deadline) throws JobFailedException, InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        while (executors() < count) {
            if (System.nanoTime() > end) {
                throw new JobFailedException(executors() + " of " + count + " executors came within "
                        + deadline.toSeconds() + " s; look into Spark's log, or ask for fewer");
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    /**
     * {@inheritDoc} Found out by a visit to each executor, so that it takes a moment; executors that are busy with
     * somebody else's tasks may be missed.
     *
     * @throws IllegalStateException if nobody answers, or the thread is interrupted
     */
    @Override
    public List<WorkerInfo> workers() {
        try {
            return visit("", VISITING);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "no executor answered within " + VISITING.toSeconds() + " s; look into Spark's log", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the executors cannot be visited: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the executors were visited", e);
        }
    }

    private List<WorkerInfo> visit(String released, Duration deadline)
            throws TimeoutException, ExecutionException, InterruptedException {
        String tag = "smi-" + name + "-visit";
        ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
        Future<List<WorkerInfo>> visiting = thread.submit(() -> {
            context.addJobTag(tag);
            Map<String, WorkerInfo> seen = new TreeMap<>();
            for (int round = 0; round < VISITS && seen.size() < executors(); round++) {
                round(released).forEach(worker -> seen.put(worker.name(), worker));
            }
            return List.copyOf(seen.values());
        });
        try {
            return visiting.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            if (!visiting.isDone()) {
                context.cancelJobsWithTag(tag);
            }
            thread.shutdownNow();
        }
    }

    private List<WorkerInfo> round(String released) {
        int slots = Math.max(1, context.defaultParallelism());
        return context
                .parallelize(IntStream.range(0, slots).boxed().toList(), slots)
                .map(new Visit(released))
                .collect()
                .stream()
                .distinct()
                .map(seen -> new WorkerInfo(seen.name(), seen.host(), seen.process(), seen.device()))
                .toList();
    }

    /**
     * Has executors close the units that were opened for this cluster, and frees resident data. What an executor that
     * does not answer keeps, it keeps until it ends.
     */
    @Override
    public void close() {
        if (isClosed || context.sc().isStopped()) {
            return;
        }
        isClosed = true;
        try {
            visit(name, CLOSING);
        } catch (TimeoutException | ExecutionException e) {
            LOGGER.log(System.Logger.Level.WARNING, "units stay open until their executors end: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sent.close();
    }
}
