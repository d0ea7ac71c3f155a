package dev.smi.run.advice;

import dev.smi.codegen.ReadPrograms;
import dev.smi.emulator.RunOutcome;
import dev.smi.emulator.compile.CompileVariant;
import dev.smi.emulator.compile.CompileVariant.Marks;
import dev.smi.emulator.diagnose.WaitReport;
import dev.smi.emulator.fabric.FabricOptions;
import dev.smi.emulator.observe.Observation;
import dev.smi.emulator.observe.Snapshot;
import dev.smi.model.DataType;
import dev.smi.model.Port;
import dev.smi.model.diagnostic.DiagnosticException;
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
final class Trials {

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

    /** How a trial ended. */
    sealed interface Result {
        /** The step did end. */
        record Resolved(Snapshot counters) implements Result {}

        /** It is in a deadlock again. */
        record Stuck(WaitReport report) implements Result {}

        /** Something else is wrong with these settings. */
        record Other() implements Result {}
    }

    /**
     * Tries settings; the same ones are tried once.
     *
     * @throws Budget.SpentException if there is no time left
     */
    Result run(Settings settings) {
        Result known = results.get(settings);
        if (known == null) {
            known = make(settings);
            results.put(settings, known);
        }
        return known;
    }

    boolean resolves(Settings settings) {
        return run(settings) instanceof Result.Resolved;
    }

    private Result make(Settings settings) {
        Duration left = budget.take();
        progress.accept(budget.trials());
        RunVariant variant =
                new RunVariant(degrees(settings), new CompileVariant(Marks.WAITS, settings.flushedPorts()));
        LaunchRunner other =
                compiled.computeIfAbsent(variant, v -> runner.with(v, left)).with(variant, left);
        Observation observation = new Observation();
        try {
            RunReport report = other.run(
                    (_, _, _) -> {}, new FabricOptions(seed, Optional.of(observation), settings.depths()), steps);
            return result(report, observation);
        } catch (DiagnosticException _) {
            return new Result.Other(); // buffers that fit no FPGA, say
        }
    }

    private Result result(RunReport report, Observation observation) {
        StepReport last = report.steps().getLast();
        return switch (last.outcome()) {
            case RunOutcome.Completed _ ->
                report.steps().size() == steps ? new Result.Resolved(observation.snapshot()) : new Result.Other();
            case RunOutcome.Deadlock deadlock -> new Result.Stuck(deadlock.report());
            case RunOutcome.DeadlinePassed _ -> throw new Budget.SpentException();
            case RunOutcome.Failed _ -> new Result.Other();
        };
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
