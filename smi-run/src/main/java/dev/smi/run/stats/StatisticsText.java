package dev.smi.run.stats;

import dev.smi.emulator.observe.FifoInfo.Kind;
import dev.smi.emulator.observe.FifoSnapshot;
import dev.smi.run.stats.Statistics.FifoRow;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Statistics for people: three tables, in each what matters most on top. Stateless. */
public final class StatisticsText {

    private StatisticsText() {}

    /**
     * The tables.
     *
     * @param most rows of each table; 0 for all
     */
    public static String text(Statistics statistics, int most) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "statistics: %d cycles of logical time%n", statistics.cycles()));
        statistics
                .busiest()
                .ifPresent(row -> text.append(String.format(
                        Locale.ROOT,
                        "  busiest of the kernels: rank %d %s, %s of the time; of the cables: %s%n",
                        row.rank(),
                        row.info().name(),
                        percent(statistics, row.running()).strip(),
                        busiestCable(statistics))));
        table(
                text,
                statistics.kernels(),
                most,
                "kernels, by the time in which they ran",
                "       runs  operations  running  waits for data  waits for room",
                row -> kernel(statistics, row),
                row -> "rank " + row.rank() + " " + row.info().name());
        table(
                text,
                statistics.fifos(),
                most,
                "FIFOs, by the cycles in which kernels waited for them",
                "    written     used  waited for data  waited for room  highest fill",
                row -> fifo(statistics, row),
                FifoRow::name);
        List<FifoRow> used = statistics.cables().stream()
                .filter(row -> row.counted().written() > 0)
                .toList();
        table(
                text,
                used,
                most,
                "cables, by packets",
                "    packets     used     elements  waited for room  highest fill",
                row -> cable(statistics, row),
                FifoRow::name);
        return text.toString();
    }

    private static <T> void table(
            StringBuilder text,
            List<T> rows,
            int most,
            String title,
            String heading,
            Function<T, String> values,
            Function<T, String> name) {
        if (rows.isEmpty()) {
            return;
        }
        List<T> shown = most == 0 ? rows : rows.subList(0, Math.min(most, rows.size()));
        int width = Math.max(
                title.length(),
                shown.stream().mapToInt(row -> name.apply(row).length()).max().orElse(0));
        String format = "  %-" + width + "s%s%n";
        text.append(String.format(Locale.ROOT, format, title, heading));
        shown.forEach(row -> text.append(String.format(Locale.ROOT, format, name.apply(row), values.apply(row))));
        if (shown.size() < rows.size()) {
            text.append(String.format(
                    Locale.ROOT, "  ... %d more; --stats-rows 0 shows all%n", rows.size() - shown.size()));
        }
    }

    private static String kernel(Statistics statistics, KernelTotal row) {
        return String.format(
                Locale.ROOT,
                "  %9d  %10d  %7s  %14s  %14s",
                row.runs(),
                row.operations(),
                percent(statistics, row.running()),
                percent(statistics, row.dataWaits()),
                percent(statistics, row.roomWaits()));
    }

    private static String fifo(Statistics statistics, FifoRow row) {
        FifoSnapshot counted = row.counted();
        return String.format(
                Locale.ROOT,
                "  %9d  %7s  %15s  %15s  %12s",
                counted.written(),
                percent(statistics, counted.written()),
                percent(statistics, counted.dataWaits()),
                percent(statistics, counted.roomWaits()),
                fill(counted));
    }

    private static String cable(Statistics statistics, FifoRow row) {
        FifoSnapshot counted = row.counted();
        return String.format(
                Locale.ROOT,
                "  %9d  %7s  %11d  %15s  %12s",
                counted.written(),
                percent(statistics, counted.written()),
                counted.elements(),
                percent(statistics, counted.roomWaits()),
                fill(counted));
    }

    private static String fill(FifoSnapshot counted) {
        return counted.highestFill() + " of " + counted.info().capacity();
    }

    private static String percent(Statistics statistics, long cycles) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * statistics.share(cycles));
    }

    private static String busiestCable(Statistics statistics) {
        return statistics.cables().stream()
                .filter(row -> row.counted().info().kind() == Kind.CABLE
                        && row.counted().written() > 0)
                .findFirst()
                .map(row -> row.name() + ", "
                        + percent(statistics, row.counted().written()).strip())
                .orElse("none");
    }
}
