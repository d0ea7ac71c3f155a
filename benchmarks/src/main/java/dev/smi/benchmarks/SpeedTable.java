package dev.smi.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measurements of several programs, the first of which is compared with the others. For one thread. */
final class SpeedTable {

    private final Map<String, List<Double>> speeds = new LinkedHashMap<>();

    /** Adds what a run measured. */
    void add(Speeds run) {
        speeds.computeIfAbsent(run.program(), _ -> new ArrayList<>()).addAll(run.values());
    }

    /** The median of the first program. */
    double first() {
        return of(speeds.values().iterator().next()).median();
    }

    /**
     * A row in Markdown for each program, without its first cell: name, median and from where to where, and how many
     * times as fast the first program is.
     *
     * @param unit what speeds are divided by
     * @param digits after the point
     */
    List<String> lines(double unit, int digits) {
        String format = " | %%s | %%,.%1$df (%%,.%1$df to %%,.%1$df) | %%.2f |".formatted(digits);
        List<String> lines = new ArrayList<>();
        speeds.forEach((program, values) -> {
            Spread spread = of(values);
            lines.add(String.format(
                    Locale.ROOT,
                    format,
                    program,
                    spread.median() / unit,
                    spread.minimum() / unit,
                    spread.maximum() / unit,
                    first() / spread.median()));
        });
        return lines;
    }

    private static Spread of(List<Double> values) {
        return Spread.of(values.stream(), value -> value);
    }
}
