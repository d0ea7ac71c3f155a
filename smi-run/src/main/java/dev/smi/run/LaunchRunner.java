package dev.smi.run;

import dev.smi.emulator.CableTraffic;
import dev.smi.emulator.DeviceBuffer;
import dev.smi.emulator.Emulator;
import dev.smi.emulator.KernelLaunch;
import dev.smi.emulator.RunOutcome;
import dev.smi.emulator.cache.ModuleCache;
import dev.smi.emulator.fabric.EmulatedFpga.Printer;
import dev.smi.emulator.fabric.FabricOptions;
import dev.smi.emulator.machine.OutOfDeviceMemoryException;
import dev.smi.model.Rank;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.run.Cluster.BufferKey;
import dev.smi.run.Cluster.NamedBuffer;
import dev.smi.run.ClusterBuilder.Prepared;
import dev.smi.run.RunReport.Check;
import dev.smi.run.RunReport.StepReport;
import dev.smi.run.StepBinder.BoundStep;
import dev.smi.run.launchfile.LaunchFile;
import dev.smi.run.launchfile.LaunchFile.BufferEntry;
import dev.smi.run.launchfile.LaunchFile.Contents;
import dev.smi.topology.Topology;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private @Nullable Topology topology;
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
        Prepared ready = prepare();
        Topology topology = topology();
        try (Emulator emulator = new Emulator(
                ready.images(), topology.cables(), ready.routes().tables(), printer, options.over(ready.layer()))) {
            Cluster cluster = new Cluster(topology, emulator, buffers(emulator, topology));
            List<StepReport> reports = new ArrayList<>();
            for (BoundStep step : bind(cluster, ready)) {
                reports.add(run(cluster, step));
                if (!reports.getLast().isPassed()) {
                    break;
                }
            }
            return new RunReport(topology, ready.routes().algorithm(), ready.deviceSources(), reports);
        }
    }

    private Prepared prepare() {
        if (prepared == null) {
            prepared = new ClusterBuilder(launch, topology(), output, fabric, cache).build();
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

    private Map<BufferKey, NamedBuffer> buffers(Emulator emulator, Topology topology) {
        Diagnostics diagnostics = new Diagnostics();
        Map<BufferKey, NamedBuffer> buffers = new HashMap<>();
        for (BufferEntry entry : launch.buffers()) {
            for (Rank rank : entry.ranks().resolve(topology.size(), diagnostics)) {
                BufferKey key = new BufferKey(rank, entry.name());
                if (buffers.containsKey(key)) {
                    diagnostics.error(
                            entry.position(), "rank " + rank + " has two buffers named \"" + entry.name() + "\"");
                } else {
                    buffer(emulator, entry, rank, diagnostics).ifPresent(buffer -> buffers.put(key, buffer));
                }
            }
        }
        diagnostics.throwIfErrors();
        return buffers;
    }

    private static Optional<NamedBuffer> buffer(
            Emulator emulator, BufferEntry entry, Rank rank, Diagnostics diagnostics) {
        long size = (long) entry.count() * entry.type().bytes();
        try {
            DeviceBuffer memory = emulator.allocate(rank, entry.name(), size);
            if (!(entry.contents() instanceof Contents.Zero)) {
                byte[] bytes = BufferContents.bytes(entry.contents(), entry.name(), entry.type(), entry.count());
                emulator.write(memory, 0, bytes);
            }
            return Optional.of(new NamedBuffer(memory, entry.type(), entry.count()));
        } catch (OutOfDeviceMemoryException e) {
            diagnostics.error(
                    entry.position(), "buffer \"" + entry.name() + "\" on rank " + rank + ": " + e.getMessage());
        } catch (OutOfMemoryError _) {
            throw new DiagnosticException(
                    entry.position(),
                    "the buffers up to \"" + entry.name() + "\" on rank " + rank + ", which takes " + size
                            + " bytes, do not fit this computer's memory, of which the JVM takes at most "
                            + Runtime.getRuntime().maxMemory() + " bytes; use smaller buffers or fewer ranks, or"
                            + " JAVA_OPTS=-Xmx<size>");
        }
        return Optional.empty();
    }

    /** All steps, so that a fault in the last one is found before the first one runs. */
    private List<BoundStep> bind(Cluster cluster, Prepared prepared) {
        Diagnostics diagnostics = new Diagnostics();
        StepBinder binder = new StepBinder(cluster, prepared.images(), diagnostics);
        List<BoundStep> steps = launch.steps().stream().map(binder::bind).toList();
        diagnostics.throwIfErrors();
        return steps;
    }

    private StepReport run(Cluster cluster, BoundStep step) {
        step.sets().forEach(set -> cluster.write(set.buffer(), set.bytes()));
        List<CableTraffic> before = cluster.emulator().traffic();
        long turns = cluster.emulator().turns();
        long start = System.nanoTime();
        RunOutcome outcome = cluster.emulator().run(List.copyOf(step.launches().keySet()), deadline(step));
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
                outcome instanceof RunOutcome.Completed ? write(cluster, step) : List.of());
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
