package dev.smi.data.octoray;

import dev.smi.data.Cluster;
import dev.smi.data.Combiner;
import dev.smi.data.Job;
import dev.smi.data.JobFailedException;
import dev.smi.data.KernelDescription;
import dev.smi.data.KernelDescription.Function;
import dev.smi.data.Outcome;
import dev.smi.data.Shares;
import dev.smi.data.Source;
import dev.smi.data.UnitFactory;
import dev.smi.data.UnitSpec;
import dev.smi.data.cluster.ClusterConfig;
import dev.smi.data.cluster.HostConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Kernels on the hosts of a cluster, and data in slices for them: the Python library OctoRay's steps, in its words.
 * {@link #shutdownNow} is for any thread, all else for one at a time.
 */
public final class OctoRay implements AutoCloseable {

    private static final Duration ARRIVAL = Duration.ofMinutes(2);

    private final ClusterConfig config;
    private final Launch launch;
    private UnaryOperator<Job<?>> tuning = job -> job;
    private @Nullable Cluster cluster;
    private @Nullable Thread runner; // guarded by this
    private boolean isEnded; // guarded by this

    /** For a configuration's hosts; nothing runs until {@link #createCluster}. */
    public OctoRay(ClusterConfig config, Launch launch) {
        this.config = config;
        this.launch = launch;
    }

    /**
     * For the hosts of a {@code cluster_config.json}.
     *
     * @throws dev.smi.model.diagnostic.DiagnosticException with the places of all that is wrong in it
     */
    public static OctoRay of(Path file, Launch launch) {
        return new OctoRay(ClusterConfig.read(file), launch);
    }

    /** The configuration; its notes tell what of it means nothing here. */
    public ClusterConfig config() {
        return config;
    }

    /**
     * Starts the workers, or waits for those that somebody starts, as many as the configuration says.
     *
     * @throws dev.smi.data.cluster.ClusterException if they do not come; the message says which and why
     * @throws IllegalStateException if there is a cluster already
     */
    public Cluster createCluster() {
        if (cluster != null) {
            throw new IllegalStateException("there is a cluster already; shut it down first");
        }
        Cluster created = ClusterLauncher.launch(config, launch, ARRIVAL);
        cluster = created;
        return created;
    }

    /** A kernel with one compute unit on any host, whose bitstream or program is the configuration's overlay. */
    public KernelDescription createKernel() {
        return createKernel("", 1, 0, List.of(), "", Optional.empty(), Optional.empty());
    }

    /**
     * A kernel.
     *
     * @param path its bitstream or program; empty for the overlay of its host
     * @param instances how many compute units it has
     * @param batchSize elements for each of them; 0 for an equal share of what is left
     * @param functions for each instance its functions with their memory banks; may be empty
     * @param parameters the user's own, JSON; may be empty
     * @param host where it is to run; empty for anywhere
     * @param device the device's name there; empty for the worker's own
     */
    public KernelDescription createKernel(
            String path,
            int instances,
            long batchSize,
            List<List<Function>> functions,
            String parameters,
            Optional<String> host,
            Optional<String> device) {
        String found = path.isEmpty() ? overlay(host) : path;
        return new KernelDescription(found, instances, 0, batchSize, functions, parameters, host, device);
    }

    private String overlay(Optional<String> host) {
        return config.hosts().stream()
                .filter(h -> host.isEmpty() || host.get().equals(h.address()))
                .findFirst()
                .flatMap(HostConfig::overlay)
                .orElse("");
    }

    /** A kernel for each instance of each kernel, numbered from 1; what is split already stays as it is. */
    public List<KernelDescription> splitKernels(List<KernelDescription> kernels) {
        List<KernelDescription> split = new ArrayList<>();
        for (KernelDescription kernel : kernels) {
            if (kernel.instance() > 0) {
                split.add(kernel);
            } else {
                IntStream.rangeClosed(1, kernel.instances())
                        .mapToObj(kernel::instance)
                        .forEach(split::add);
            }
        }
        return List.copyOf(split);
    }

    /** {@link #splitData(Source, List, Rest)}; what the batch sizes leave over goes on to the next round. */
    public DataSplit splitData(Source data, List<KernelDescription> kernels) {
        return splitData(data, kernels, Rest.NEXT_ROUND);
    }

    /**
     * Contiguous slices, one for each kernel, of its batch size; kernels without one share what the others leave.
     *
     * @param kernels split ones
     * @throws IllegalArgumentException if a batch size would cut what belongs together, or data is left over that is
     *     refused
     */
    public DataSplit splitData(Source data, List<KernelDescription> kernels, Rest rest) {
        return DataSplitter.split(data, kernels, rest);
    }

    /** What else jobs are to be like: attempts, deadlines, memory, progress. Returns this. */
    public OctoRay tuned(UnaryOperator<Job<?>> changed) {
        tuning = changed;
        return this;
    }

    /**
     * Runs a function on all data, on every worker with as many units as the configuration's {@code nthreads}, the most
     * of them where hosts differ, the data in equal shares.
     *
     * @throws JobFailedException if a slice failed as often as it may, or no worker is left
     * @throws InterruptedException if it was cancelled
     */
    public <R> Outcome<R> execute(Class<? extends UnitFactory> function, Source data, Combiner<R> combiner)
            throws JobFailedException, InterruptedException {
        int units =
                config.hosts().stream().mapToInt(h -> h.workers().units()).max().orElse(1);
        UnitSpec spec = UnitSpec.of(function).times(units);
        return run(Job.of("execute", data, spec, combiner).shares(Shares.equal()));
    }

    /**
     * Runs a function on each slice, on its kernel's host and compute unit, which
     * {@link dev.smi.data.UnitContext#kernel} tells the function; results go to the combiner in the order of the data.
     * If a worker is lost, its slices run elsewhere.
     *
     * @throws JobFailedException if a slice failed as often as it may, or no worker has a place for a kernel
     * @throws InterruptedException if it was cancelled
     */
    public <R> Outcome<R> executeHybrid(Class<? extends UnitFactory> function, DataSplit split, Combiner<R> combiner)
            throws JobFailedException, InterruptedException {
        return executeHybrid(UnitSpec.of(function), split, combiner);
    }

    /**
     * {@link #executeHybrid(Class, DataSplit, Combiner)} with parameters of the function's own, or with data that stays
     * on the workers from one call to the next.
     */
    public <R> Outcome<R> executeHybrid(UnitSpec function, DataSplit split, Combiner<R> combiner)
            throws JobFailedException, InterruptedException {
        boolean isHere = launch == Launch.THREADS || launch == Launch.PROCESSES;
        List<KernelDescription> kernels =
                isHere ? split.kernels().stream().map(OctoRay::anywhere).toList() : split.kernels();
        return run(Job.of("executeHybrid", split.data(), function.on(kernels), combiner)
                .shares(Shares.stated(split.counts())));
    }

    /** In a rehearsal all hosts are this machine, and all devices the one that its workers have. */
    private static KernelDescription anywhere(KernelDescription kernel) {
        return new KernelDescription(
                kernel.path(),
                kernel.instances(),
                kernel.instance(),
                kernel.batchSize(),
                kernel.functions(),
                kernel.config(),
                Optional.empty(),
                Optional.empty());
    }

    @SuppressWarnings("unchecked") // whatever is tuned, the combiner stays
    private <R> Outcome<R> run(Job<R> job) throws JobFailedException, InterruptedException {
        Cluster there = cluster;
        if (there == null) {
            throw new IllegalStateException("there is no cluster; create it first");
        }
        begin();
        try {
            return there.run((Job<R>) tuning.apply(job));
        } finally {
            end();
        }
    }

    private synchronized void begin() throws InterruptedException {
        if (isEnded) {
            throw new InterruptedException("the cluster was shut down");
        }
        runner = Thread.currentThread();
    }

    private synchronized void end() {
        runner = null;
    }

    /** Ends the workers that were started, and leaves those that were found. Call it where jobs run, so after them. */
    public void shutdown() {
        Cluster there = cluster;
        cluster = null;
        if (there != null) {
            there.close();
        }
    }

    /**
     * Cancels what runs, from any thread: it throws an {@link InterruptedException} there, and nothing runs after it.
     */
    public synchronized void shutdownNow() {
        isEnded = true;
        if (runner != null) {
            runner.interrupt();
        }
    }

    /** {@link #shutdown}. */
    @Override
    public void close() {
        shutdown();
    }
}
