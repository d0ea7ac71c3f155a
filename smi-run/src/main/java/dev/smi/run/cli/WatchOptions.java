package dev.smi.run.cli;

import dev.smi.run.FabricKind;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options about what is to be seen of a run. */
final class WatchOptions {

    /** About 190 MB, or 10 compressed. */
    private static final String MOST_EVENTS = "2000000";

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "Write a trace that ui.perfetto.dev and chrome://tracing show: what every kernel does and"
                    + " waits for, how full FIFOs are, the ways of packets. Compressed if the name ends in .gz.")
    @Nullable
    Path trace;

    @Option(
            names = "--trace-limit",
            paramLabel = "N",
            defaultValue = MOST_EVENTS,
            description = "Most events in a trace (default: ${DEFAULT-VALUE}).")
    long traceLimit;

    @Option(
            names = "--stats",
            description = "Print what cables, FIFOs and kernels did and waited for, in cycles of logical time; with"
                    + " --json as \"statistics\".")
    boolean isStats;

    @Option(
            names = "--stats-file",
            paramLabel = "FILE",
            description = "Write the same as JSON. Compressed if the name ends in .gz.")
    @Nullable
    Path statsFile;

    @Option(
            names = "--stats-rows",
            paramLabel = "N",
            defaultValue = "20",
            description = "Rows of each table that --stats prints (default: ${DEFAULT-VALUE}); 0 for all.")
    int statsRows;

    WatchOptions() {}

    void check(CommandSpec spec, boolean isExploring, FabricKind fabric) {
        if (traceLimit < 1) {
            throw new ParameterException(spec.commandLine(), "--trace-limit " + traceLimit + " is less than 1");
        }
        if (statsRows < 0) {
            throw new ParameterException(spec.commandLine(), "--stats-rows " + statsRows + " is negative");
        }
        Requirements.needs(spec, "--trace-limit", "--trace", trace != null);
        Requirements.needs(spec, "--stats-rows", "--stats", isStats);
        Requirements.isFile(spec, "--trace", trace);
        Requirements.isFile(spec, "--stats-file", statsFile);
        if (trace != null && statsFile != null && isSame(trace, statsFile)) {
            throw new ParameterException(
                    spec.commandLine(), "--trace and --stats-file both name " + trace + "; give them two files");
        }
        if (isWatching()) {
            String option = trace != null ? "--trace" : isStats ? "--stats" : "--stats-file";
            Requirements.oneGeneratedRun(spec, option, isExploring, fabric);
        }
    }

    private static boolean isSame(Path a, Path b) {
        return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
    }

    /** Whether anything is to be seen. */
    boolean isWatching() {
        return trace != null || isStats || statsFile != null;
    }

    Optional<Path> trace() {
        return Optional.ofNullable(trace);
    }

    Optional<Path> statsFile() {
        return Optional.ofNullable(statsFile);
    }
}
