package dev.smi.benchmarks.scatter;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs as a table in Markdown.
 *
 * @param bytes of the table as Arrow's buffers, which is what all speeds are of
 * @param runs of each way to send it, the first of which the others are compared with
 */
record ScatterTable(double bytes, Map<String, List<ScatterRun>> runs) {

    void print(PrintStream out) {
        double first = median(runs.values().iterator().next());
        out.println("| sent as | MB/s | sent, MB | time against the first |");
        out.println("|---|---|---|---|");
        runs.forEach((name, all) -> {
            double[] sorted = sorted(all);
            out.printf(
                    Locale.ROOT,
                    "| %s | %.0f (%.0f to %.0f) | %.0f | %.2f |%n",
                    name,
                    bytes / median(all) / 1e6,
                    bytes / sorted[sorted.length - 1] / 1e6,
                    bytes / sorted[0] / 1e6,
                    all.getFirst().sent() / 1e6,
                    median(all) / first);
        });
    }

    private static double median(List<ScatterRun> runs) {
        return sorted(runs)[(runs.size() - 1) / 2];
    }

    private static double[] sorted(List<ScatterRun> runs) {
        return runs.stream().mapToDouble(ScatterRun::seconds).sorted().toArray();
    }
}
