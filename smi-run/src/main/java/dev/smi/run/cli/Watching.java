package dev.smi.run.cli;

import dev.smi.emulator.RunOutcome;
import dev.smi.emulator.fabric.EmulatedFpga.Printer;
import dev.smi.emulator.fabric.FabricOptions;
import dev.smi.emulator.observe.Observation;
import dev.smi.emulator.observe.Observer;
import dev.smi.emulator.observe.Snapshot;
import dev.smi.emulator.observe.Timing;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.json.JsonWriter;
import dev.smi.run.LaunchRunner;
import dev.smi.run.RunReport;
import dev.smi.run.model.Estimate;
import dev.smi.run.model.Estimate.End;
import dev.smi.run.model.HardwareModel;
import dev.smi.run.stats.Statistics;
import dev.smi.run.stats.StatisticsJson;
import dev.smi.run.trace.AtomicStream;
import dev.smi.run.trace.TraceWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * How a run is looked at. For one run.
 *
 * @param page shows it, if it is open
 * @param model hardware whose time is to be estimated
 * @param launchFile for the trace
 * @param warn takes what was left out
 */
record Watching(
        WatchOptions options, LivePage page, Optional<HardwareModel> model, Path launchFile, Consumer<String> warn) {

    /**
     * Runs, and writes the files that were asked for; also if the run fails. All files are begun before.
     *
     * @throws DiagnosticException if sources are at fault, or a file cannot be begun; if one cannot be ended, that is
     *     among the run's faults
     */
    WatchedRun run(LaunchRunner runner, long seed, Printer printer) {
        if (!options.isWatching() && !page.isOpen() && model.isEmpty()) {
            RunReport report = runner.run(printer, new FabricOptions(seed, Optional.empty()));
            return new WatchedRun(report, seed, OptionalLong.empty());
        }
        return options.statsFile()
                .map(file -> recorded(runner, file, seed, printer))
                .orElseGet(() -> watched(runner, seed, printer));
    }

    private WatchedRun recorded(LaunchRunner runner, Path file, long seed, Printer printer) {
        try (AtomicStream statistics = new AtomicStream(file)) {
            WatchedRun watched = watched(runner, seed, printer);
            statistics.write(JsonWriter.document(
                    StatisticsJson.value(watched.statistics().orElseThrow())));
            return committed(watched, statistics::commit);
        }
    }

    private WatchedRun watched(LaunchRunner runner, long seed, Printer printer) {
        return options.trace()
                .map(file -> traced(runner, file, seed, printer))
                .orElseGet(() -> counted(runner, new Observer() {}, seed, printer));
    }

    private WatchedRun traced(LaunchRunner runner, Path file, long seed, Printer printer) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("launch_file", launchFile.getFileName().toString());
        about.put("seed", seed);
        try (TraceWriter trace = new TraceWriter(file, runner.topology(), about, options.traceLimit)) {
            WatchedRun watched = committed(counted(runner, trace, seed, printer), trace::commit);
            if (trace.cutAt() >= 0) {
                warn.accept(file + " ends at about cycle " + trace.cutAt() + ", after " + options.traceLimit
                        + " events; --trace-limit raises it");
            }
            return watched;
        }
    }

    /** What is known of a run is not lost with a file. */
    private static WatchedRun committed(WatchedRun watched, Runnable commit) {
        try {
            commit.run();
            return watched;
        } catch (DiagnosticException e) {
            return watched.plus(e.diagnostics());
        }
    }

    private WatchedRun counted(LaunchRunner runner, Observer observer, long seed, Printer printer) {
        Timing timing = model.map(HardwareModel::timing).orElse(Timing.PLAIN);
        Observation observation = new Observation(timing, observer);
        page.watch(observation);
        RunReport report = runner.run(printer, new FabricOptions(seed, Optional.of(observation)));
        Snapshot snapshot = observation.snapshot();
        return new WatchedRun(
                report,
                seed,
                OptionalLong.empty(),
                Optional.of(Statistics.of(snapshot, report.topology())),
                model.map(m -> Estimate.of(snapshot, m, report.topology(), end(report))),
                List.of());
    }

    private static End end(RunReport report) {
        return report.steps().isEmpty()
                ? End.COMPLETED
                : switch (report.steps().getLast().outcome()) {
                    case RunOutcome.Completed _ -> End.COMPLETED;
                    case RunOutcome.Failed _ -> End.FAILED;
                    case RunOutcome.Deadlock _ -> End.DEADLOCK;
                    case RunOutcome.DeadlinePassed _ -> End.DEADLINE;
                };
    }
}
