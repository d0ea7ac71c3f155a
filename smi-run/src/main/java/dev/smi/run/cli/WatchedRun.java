package dev.smi.run.cli;

import dev.smi.model.diagnostic.Diagnostic;
import dev.smi.run.RunReport;
import dev.smi.run.model.Estimate;
import dev.smi.run.stats.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One run, and what was to be seen of it.
 *
 * @param tries how many runs were made to find it, if it was looked for
 * @param statistics its counters, if somebody looked
 * @param estimate its time on hardware, if that was asked for
 * @param faults why files about it could not be written
 */
record WatchedRun(
        RunReport report,
        long seed,
        OptionalLong tries,
        Optional<Statistics> statistics,
        Optional<Estimate> estimate,
        List<Diagnostic> faults) {

    WatchedRun {
        faults = List.copyOf(faults);
    }

    /** A run that nobody looked at. */
    WatchedRun(RunReport report, long seed, OptionalLong tries) {
        this(report, seed, tries, Optional.empty(), Optional.empty(), List.of());
    }

    /** The same with another report. */
    WatchedRun with(RunReport other) {
        return new WatchedRun(other, seed, tries, statistics, estimate, faults);
    }

    /** The same with a file more that could not be written. */
    WatchedRun plus(List<Diagnostic> more) {
        List<Diagnostic> all = new ArrayList<>(faults);
        all.addAll(more);
        return new WatchedRun(report, seed, tries, statistics, estimate, all);
    }
}
