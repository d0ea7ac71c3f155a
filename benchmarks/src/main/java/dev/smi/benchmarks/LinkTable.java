package dev.smi.benchmarks;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Figures of links as tables in Markdown.
 *
 * @param figures of each link, in the order in which they are to be printed
 */
record LinkTable(Map<String, List<LinkFigures>> figures) {

    private static final List<String> OURS = List.of("one JVM", "shared memory", "messages");

    void print(PrintStream out) {
        out.println();
        out.println("| link | M packets/s | half round trip, µs | GB/s |");
        out.println("|---|---|---|---|");
        figures.forEach((name, runs) -> out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s |%n",
                name,
                most(runs, LinkFigures::packets, 1e-6),
                least(runs, LinkFigures::latency, 1e6),
                most(runs, LinkFigures::bandwidth, 1e-9)));
        out.println();
        out.println("| ratio of the best | packets | half round trip | bandwidth |");
        out.println("|---|---|---|---|");
        figures.keySet().stream().filter(LinkTable::isOurs).forEach(ours -> printRatios(out, ours));
    }

    private static boolean isOurs(String name) {
        return OURS.stream().anyMatch(name::startsWith);
    }

    private void printRatios(PrintStream out, String ours) {
        figures.keySet().stream()
                .filter(name -> !isOurs(name))
                .forEach(peer -> out.printf(
                        Locale.ROOT,
                        "| %s / %s | %.3g | %.3g | %.3g |%n",
                        ours,
                        peer,
                        spread(ours, LinkFigures::packets).maximum()
                                / spread(peer, LinkFigures::packets).maximum(),
                        spread(ours, LinkFigures::latency).minimum()
                                / spread(peer, LinkFigures::latency).minimum(),
                        spread(ours, LinkFigures::bandwidth).maximum()
                                / spread(peer, LinkFigures::bandwidth).maximum()));
    }

    private Spread spread(String name, ToDoubleFunction<LinkFigures> figure) {
        return Spread.of(figures.getOrDefault(name, List.of()).stream(), figure);
    }

    private static String most(List<LinkFigures> runs, ToDoubleFunction<LinkFigures> figure, double unit) {
        Spread spread = Spread.of(runs.stream(), figure);
        return String.format(Locale.ROOT, "%.3g (%.3g)", spread.maximum() * unit, spread.median() * unit);
    }

    private static String least(List<LinkFigures> runs, ToDoubleFunction<LinkFigures> figure, double unit) {
        Spread spread = Spread.of(runs.stream(), figure);
        return String.format(Locale.ROOT, "%.3g (%.3g)", spread.minimum() * unit, spread.median() * unit);
    }
}
