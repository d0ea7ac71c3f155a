package dev.smi.run.cli;

import dev.smi.emulator.fabric.EmulatedFpga.Printer;
import dev.smi.emulator.fabric.FabricOptions;
import dev.smi.emulator.observe.Observation;
import dev.smi.emulator.observe.Timing;
import dev.smi.model.io.TextFiles;
import dev.smi.model.json.JsonWriter;
import dev.smi.run.LaunchRunner;
import dev.smi.run.RunReport;
import dev.smi.run.stats.Statistics;
import dev.smi.run.stats.StatisticsJson;
import dev.smi.run.trace.TraceWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One run, and what was to be seen of it.
 *
 * @param statistics its counters, if somebody looked
 */
record WatchedRun(RunReport report, long seed, Optional<Statistics> statistics) {

    /**
     * Runs, and writes the files that were asked for; also if the run fails.
     *
     * @param page shows the run, if it is open
     * @param launchFile for the trace
     * @param warn takes what was left out
     */
    static WatchedRun run(
            LaunchRunner runner,
            WatchOptions options,
            LivePage page,
            Path launchFile,
            long seed,
            Printer printer,
            Consumer<String> warn) {
        if (!options.isWatching() && !page.isOpen()) {
            return new WatchedRun(
                    runner.run(printer, new FabricOptions(seed, Optional.empty())), seed, Optional.empty());
        }
        WatchedRun watched = options.trace()
                .map(file -> traced(runner, options, page, file, launchFile, seed, printer, warn))
                .orElseGet(() -> counted(runner, page, new Observation(), seed, printer));
        options.statsFile()
                .ifPresent(file -> TextFiles.write(
                        file,
                        JsonWriter.document(
                                StatisticsJson.value(watched.statistics().orElseThrow()))));
        return watched;
    }

    private static WatchedRun traced(
            LaunchRunner runner,
            WatchOptions options,
            LivePage page,
            Path file,
            Path launchFile,
            long seed,
            Printer printer,
            Consumer<String> warn) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("launch_file", launchFile.getFileName().toString());
        about.put("seed", seed);
        try (TraceWriter trace = new TraceWriter(file, runner.topology(), about, options.traceLimit)) {
            WatchedRun watched = counted(runner, page, new Observation(Timing.PLAIN, trace), seed, printer);
            trace.commit();
            if (trace.cutAt() >= 0) {
                warn.accept(file + " ends at about cycle " + trace.cutAt() + ", after " + options.traceLimit
                        + " events; --trace-limit raises it");
            }
            return watched;
        }
    }

    private static WatchedRun counted(
            LaunchRunner runner, LivePage page, Observation observation, long seed, Printer printer) {
        page.watch(observation);
        RunReport report = runner.run(printer, new FabricOptions(seed, Optional.of(observation)));
        page.finished(report);
        return new WatchedRun(report, seed, Optional.of(Statistics.of(observation.snapshot(), report.topology())));
    }
}
