package dev.smi.run;

import dev.smi.codegen.ReadPrograms;
import dev.smi.emulator.CableTraffic;
import dev.smi.emulator.Emulator;
import dev.smi.emulator.KernelLaunch;
import dev.smi.emulator.RunOutcome;
import dev.smi.emulator.cache.ModuleCache;
import dev.smi.emulator.compile.ProgramOrigins;
import dev.smi.emulator.fabric.EmulatedFpga.Printer;
import dev.smi.emulator.fabric.FabricOptions;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.run.ClusterBuilder.Prepared;
import dev.smi.run.RunReport.Check;
import dev.smi.run.RunReport.StepReport;
import dev.smi.run.StepBinder.BoundStep;
import dev.smi.run.launchfile.LaunchFile;
import dev.smi.topology.Topology;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs a launch file from sources to checked results, as often as one likes. For one thread. */
public final class LaunchRunner {

    private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(60);

    private final LaunchFile launch;
    private final Path output;
    private final Optional<Duration> deadline;
    private final Printer printer;
    private final FabricKind fabric;
    private final ModuleCache cache;
    private final RunVariant variant;
    private @Nullable Topology topology;
    private @Nullable ClusterBuilder builder;
    private @Nullable Prepared prepared;

    /** A runner on the generated kernels that compiles everything anew. */
    public LaunchRunner(LaunchFile launch, Path output, Optional<Duration> deadline, Printer printer) {
        this(launch, output, deadline, printer, FabricKind.GENERATED, ModuleCache.none());
    }

    /**
     * A runner.
     *
     * @param output where generated code, and what steps save, is written
     * @param deadline for every step, whatever the file says; if empty, what the file says, or a minute
     * @param printer takes what kernels print
     * @param fabric what moves packets
     * @param cache keeps compiled programs for the next time
     */
    public LaunchRunner(
            LaunchFile launch,
            Path output,
            Optional<Duration> deadline,
            Printer printer,
            FabricKind fabric,
            ModuleCache cache) {
        this.launch = launch;
        this.output = output;
        this.deadline = deadline;
        this.printer = printer;
        this.fabric = fabric;
        this.cache = cache;
        this.variant = RunVariant.PLAIN;
    }

    private LaunchRunner(LaunchRunner original, RunVariant variant) {
        this.launch = original.launch;
        this.output = original.output;
        this.deadline = original.deadline;
        this.printer = (_, _, _) -> {};
        this.fabric = original.fabric;
        this.cache = original.cache;
        this.variant = variant;
        this.topology = original.topology();
        this.builder = original.builder();
    }

    /** A runner of the same launch file with other programs; it prints and writes nothing. */
    public LaunchRunner with(RunVariant other) {
        return new LaunchRunner(this, other);
    }

    /** What moves packets. */
    public FabricKind fabric() {
        return fabric;
    }

    /**
     * Compiles the programs, if that is not done.
     *
     * @throws DiagnosticException if sources, topology or launch file are at fault
     */
    public void compile() {
        prepare();
    }

    /** The launch file. */
    public LaunchFile launchFile() {
        return launch;
    }

    /** What the sources of its programs say. */
    public ReadPrograms programs() {
        return builder().programs();
    }

    /** The names of the programs that the ranks run, in order of rank. */
    public List<String> programOfRank() {
        return prepare().images().stream()
                .map(image -> image.device().program())
                .toList();
    }

    /** Where the channels of the programs are declared, and by whom they are used; for a program with marks. */
    public Map<String, ProgramOrigins> origins() {
        Map<String, ProgramOrigins> origins = new TreeMap<>();
        prepare()
                .images()
                .forEach(image ->
                        origins.put(image.device().program(), image.device().origins()));
        return origins;
    }

    private ClusterBuilder builder() {
        if (builder == null) {
            builder = new ClusterBuilder(launch, topology(), output, fabric, cache);
        }
        return builder;
    }

    /**
     * Runs all steps, or up to the first that does not pass.
     *
     * @throws DiagnosticException if sources, topology or launch file are at fault; then nothing has run. Or if a file
     *     that a step saves cannot be written
     */
    public RunReport run() {
        return run(printer, FabricOptions.PLAIN);
    }

    /**
     * The same, on new FPGAs with new buffers; what was compiled is used again.
     *
     * @param printer takes what kernels print
     * @param options in which order kernels run, and who looks
     */
    public RunReport run(Printer printer, FabricOptions options) {
        return run(printer, options, Integer.MAX_VALUE, this::deadline);
    }

    /**
     * The same, up to a certain step.
     *
     * @param mostSteps how many steps are run at most
     * @param limit for all of them together, whatever the deadline of each is
     */
    public RunReport run(Printer printer, FabricOptions options, int mostSteps, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        return run(printer, options, mostSteps, _ -> Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }

    private RunReport run(
            Printer printer, FabricOptions options, int mostSteps, Function<BoundStep, Duration> deadlines) {
        Prepared ready = prepare();
        Topology topology = topology();
        try (Emulator emulator = new Emulator(
                ready.images(), topology.cables(), ready.routes().tables(), printer, options.over(ready.layer()))) {
            Cluster cluster = new Cluster(topology, emulator, BufferAllocation.of(launch, emulator, topology));
            List<StepReport> reports = new ArrayList<>();
            for (BoundStep step : bind(cluster, ready)) {
                reports.add(run(cluster, step, deadlines.apply(step)));
                if (!reports.getLast().isPassed() || reports.size() == mostSteps) {
                    break;
                }
            }
            return new RunReport(topology, ready.routes().algorithm(), ready.deviceSources(), reports);
        }
    }

    private Prepared prepare() {
        if (prepared == null) {
            prepared = builder().build(variant);
        }
        return prepared;
    }

    /**
     * The launch file's topology.
     *
     * @throws DiagnosticException if it is at fault
     */
    public Topology topology() {
        if (topology == null) {
            topology = TopologySource.topology(launch.topology());
        }
        return topology;
    }

    /** All steps, so that a fault in the last one is found before the first one runs. */
    private List<BoundStep> bind(Cluster cluster, Prepared prepared) {
        Diagnostics diagnostics = new Diagnostics();
        StepBinder binder = new StepBinder(cluster, prepared.images(), diagnostics);
        List<BoundStep> steps = launch.steps().stream().map(binder::bind).toList();
        diagnostics.throwIfErrors();
        return steps;
    }

    private StepReport run(Cluster cluster, BoundStep step, Duration deadline) {
        step.sets().forEach(set -> cluster.write(set.buffer(), set.bytes()));
        List<CableTraffic> before = cluster.emulator().traffic();
        long turns = cluster.emulator().turns();
        long start = System.nanoTime();
        RunOutcome outcome = cluster.emulator().run(List.copyOf(step.launches().keySet()), deadline);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        List<Check> checks = outcome instanceof RunOutcome.Completed ? check(cluster, step) : List.of();
        return new StepReport(
                position(step, outcome),
                step.launches().size(),
                time,
                cluster.emulator().turns() - turns,
                outcome,
                difference(before, cluster.emulator().traffic()),
                checks,
                outcome instanceof RunOutcome.Completed && variant.equals(RunVariant.PLAIN)
                        ? write(cluster, step)
                        : List.of());
    }

    /** Also if an expectation was missed: what was computed helps to see why. */
    private List<Path> write(Cluster cluster, BoundStep step) {
        OutputWriter writer = new OutputWriter(cluster, output);
        return step.outputs().stream().map(writer::write).toList();
    }

    /** Where the launch file starts the kernel that failed; the step, if a background kernel of an earlier one did. */
    private static SourcePosition position(BoundStep step, RunOutcome outcome) {
        if (outcome instanceof RunOutcome.Failed failed) {
            for (KernelLaunch kernel : step.launches().keySet()) {
                if (kernel.rank().equals(failed.rank()) && kernel.kernel().equals(failed.kernel())) {
                    return step.launches().get(kernel).position();
                }
            }
        }
        return step.entry().position();
    }

    private Duration deadline(BoundStep step) {
        return deadline.orElseGet(() -> step.entry()
                .seconds()
                .map(seconds -> Duration.ofMillis(
                        seconds.multiply(BigDecimal.valueOf(1000)).longValue()))
                .orElse(DEFAULT_DEADLINE));
    }

    private static List<Check> check(Cluster cluster, BoundStep step) {
        return step.expects().stream()
                .map(expect -> ExpectationCheck.check(expect, cluster.read(expect.buffer())))
                .toList();
    }

    private static List<CableTraffic> difference(List<CableTraffic> before, List<CableTraffic> after) {
        List<CableTraffic> difference = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            CableTraffic a = before.get(i);
            CableTraffic b = after.get(i);
            difference.add(new CableTraffic(b.from(), b.to(), b.packets() - a.packets(), b.elements() - a.elements()));
        }
        return difference;
    }
}
