package dev.smi.benchmarks;

import dev.smi.cli.SmiVersion;
import dev.smi.model.CollectiveScheme;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The subcommand {@code collectives}: broadcast and reduction over 2 to 64 ranks, linear and along trees. */
@Command(
        name = "collectives",
        description = {
            "Times a broadcast and a reduction of int over 2 to 64 ranks of a hypercube, linear and along trees, on the"
                    + " emulator. Prints a table in Markdown: thousands of elements per second, median and from where to"
                    + " where, and the packets over the root's cables for 100 elements. All ranks share one core, so a"
                    + " rank more is work more."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class)
final class CollectivesBenchmark implements Callable<Integer> {

    @Option(
            names = "--elements",
            paramLabel = "N",
            defaultValue = "7000",
            description = "Elements in each message (default: ${DEFAULT-VALUE}).")
    int elements;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "5",
            description = "Counted runs of each; one more before them is not counted (default: ${DEFAULT-VALUE}).")
    int runs;

    @Option(
            names = "--fabric",
            paramLabel = "NAME",
            defaultValue = "generated",
            description = "What moves packets: generated or fast (default: ${DEFAULT-VALUE}).")
    String fabric = "";

    @Override
    public Integer call() throws InterruptedException {
        System.out.println("| collective | ranks | scheme | k elements/s | root's packets for 100 elements |");
        System.out.println("|---|---|---|---|---|");
        for (String kernel : List.of("broadcast", "reduce")) {
            for (int ranks = 2; ranks <= 64; ranks *= 2) {
                for (CollectiveScheme scheme : CollectiveScheme.values()) {
                    print(new CollectiveCase(kernel, ranks, scheme, elements));
                }
            }
        }
        return 0;
    }

    private void print(CollectiveCase collective) throws InterruptedException {
        List<StreamRun> measured = Measurement.counted(
                "benchmarks/collectives/collectives.cl", collective::launchFile, collective.elements(), fabric, runs);
        Spread speed = Spread.of(measured.stream(), StreamRun::elementsPerSecond);
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %s | %.0f (%.0f to %.0f) | %.0f |%n",
                collective.kernel(),
                collective.ranks(),
                collective.scheme().id(),
                speed.median() / 1e3,
                speed.minimum() / 1e3,
                speed.maximum() / 1e3,
                100.0 * measured.getFirst().packets() / collective.elements());
    }
}
