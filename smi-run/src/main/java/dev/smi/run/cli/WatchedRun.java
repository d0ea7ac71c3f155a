package dev.smi.run.cli;

import dev.smi.run.RunReport;
import dev.smi.run.model.Estimate;
import dev.smi.run.stats.Statistics;
import java.util.Optional;

/**
 * One run, and what was to be seen of it.
 *
 * @param statistics its counters, if somebody looked
 * @param estimate its time on hardware, if that was asked for
 */
record WatchedRun(RunReport report, long seed, Optional<Statistics> statistics, Optional<Estimate> estimate) {

    /** The same with another report. */
    WatchedRun with(RunReport other) {
        return new WatchedRun(other, seed, statistics, estimate);
    }
}
