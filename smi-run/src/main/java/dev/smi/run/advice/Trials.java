package dev.smi.run.advice;

import dev.smi.codegen.ReadPrograms;
import dev.smi.emulator.RunOutcome;
import dev.smi.emulator.compile.CompileVariant;
import dev.smi.emulator.compile.CompileVariant.Marks;
import dev.smi.emulator.fabric.FabricOptions;
import dev.smi.emulator.observe.Observation;
import dev.smi.model.DataType;
import dev.smi.model.Port;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.run.FabricKind;
import dev.smi.run.LaunchRunner;
import dev.smi.run.RunReport;
import dev.smi.run.RunReport.StepReport;
import dev.smi.run.RunVariant;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Runs a launch file with other settings, up to the step that did not end. For one thread. */
final class Trials implements Experiment {

    private final LaunchRunner runner;
    private final int steps;
    private final long seed;
    private final Budget budget;
    private final IntConsumer progress;
    private final Map<RunVariant, LaunchRunner> compiled = new HashMap<>();
    private final Map<Settings, Result> results = new HashMap<>();

    /**
     * Trials.
     *
     * @param steps how many steps the run that failed had begun
     * @param progress is told the number of each trial before it begins
     */
    Trials(LaunchRunner runner, int steps, long seed, Budget budget, IntConsumer progress) {
        this.runner = runner;
        this.steps = steps;
        this.seed = seed;
        this.budget = budget;
        this.progress = progress;
    }

    @Override
    public Result run(Settings settings) {
        Result known = results.get(settings);
        if (known == null) {
            known = make(settings);
            results.put(settings, known);
        }
        return known;
    }

    /** Whatever goes wrong in a trial says nothing against the report that it should explain. */
    private Result make(Settings settings) {
        try {
            return tried(settings);
        } catch (Budget.SpentException e) {
            throw e;
        } catch (DiagnosticException e) { // buffers that fit no FPGA, say
            return new Result.Other(e.diagnostics().getFirst().message());
        } catch (OutOfMemoryError _) {
            return new Result.Other("buffers as large as were tried do not fit this computer's memory, of which the JVM"
                    + " takes at most " + Runtime.getRuntime().maxMemory() + " bytes; JAVA_OPTS=-Xmx<size> gives more");
        } catch (RuntimeException e) {
            return new Result.Other("buffers as large as were tried cannot be emulated (" + e + ")");
        }
    }

    /** The time is looked at again when programs are compiled, as that is not bounded. */
    private Result tried(Settings settings) {
        budget.needed();
        progress.accept(budget.trials() + 1);
        RunVariant variant =
                new RunVariant(degrees(settings), new CompileVariant(Marks.WAITS, settings.flushedPorts()));
        LaunchRunner other = compiled.computeIfAbsent(variant, runner::with);
        other.compile();
        Duration left = budget.take();
        Optional<Observation> observation =
                runner.fabric() == FabricKind.GENERATED ? Optional.of(new Observation()) : Optional.empty();
        RunReport report =
                other.run((_, _, _) -> {}, new FabricOptions(seed, observation, settings.depths()), steps, left);
        return result(report, observation);
    }

    private Result result(RunReport report, Optional<Observation> observation) {
        StepReport last = report.steps().getLast();
        return switch (last.outcome()) {
            case RunOutcome.Completed _ ->
                report.steps().size() == steps
                        ? new Result.Resolved(observation.map(Observation::snapshot), missed(last))
                        : new Result.Other("an earlier step is not as expected: "
                                + missed(last).orElse(""));
            case RunOutcome.Deadlock deadlock -> new Result.Stuck(deadlock.report());
            case RunOutcome.DeadlinePassed _ -> throw new Budget.SpentException();
            case RunOutcome.Failed failed ->
                new Result.Other("rank " + failed.rank() + " kernel " + failed.kernel() + ": " + failed.message());
        };
    }

    private static Optional<String> missed(StepReport step) {
        return step.checks().stream()
                .filter(check -> !check.isPassed())
                .map(check -> "rank " + check.rank() + " " + check.buffer() + ": " + check.missed() + " of "
                        + check.checked() + " are not as expected at " + Sources.line(check.position()))
                .findFirst();
    }

    private Map<Port, Long> degrees(Settings settings) {
        Map<Port, Long> degrees = new HashMap<>();
        settings.degrees().forEach((port, packets) -> degrees.put(new Port(port), degree(port, packets)));
        return degrees;
    }

    /** The smallest degree that takes so many packets. */
    long degree(int port, int packets) {
        return (packets - 1L) * type(port).elementsPerPacket() + 1;
    }

    /** What travels on a port. */
    DataType type(int port) {
        ReadPrograms programs = runner.programs();
        return runner.launchFile().programs().stream()
                .flatMap(program -> programs.endpoints(program.name()).stream())
                .filter(endpoint -> endpoint.operation().port().value() == port)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no channel on port " + port))
                .operation()
                .dataType();
    }
}
