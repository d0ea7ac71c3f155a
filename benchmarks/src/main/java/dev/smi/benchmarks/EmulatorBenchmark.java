package dev.smi.benchmarks;

import dev.smi.cli.SmiVersion;
import dev.smi.model.DataType;
import dev.smi.model.FlowControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The subcommand {@code emulator}: streams on both fabrics of the emulator, each in a process of its own. */
@Command(
        name = "emulator",
        description = {
            "Times streams over one and four hops of a bus, of int and double, with credits and eager, and pairs of 2 to"
                    + " 64 ranks that all stream ints to each other, on the emulator: through the generated"
                    + " communication kernels, and through the fast fabric. Prints tables in Markdown: the median of"
                    + " the counted runs, and from where to where they went. Packets are data and credits; of a stream"
                    + " those over the first cable, of pairs those over all cables."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class)
final class EmulatorBenchmark implements Callable<Integer> {

    private static final String SOURCE = "benchmarks/stream/stream.cl";
    private static final List<String> FABRICS = List.of("generated", "fast");
    private static final int[] RANKS = {2, 4, 8, 16, 32, 64};

    @Option(
            names = "--packets",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Data packets in each stream (default: ${DEFAULT-VALUE}).")
    int packets;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "5",
            description =
                    "Counted runs of each stream; one more before them is not counted (default: ${DEFAULT-VALUE}).")
    int runs;

    @Override
    public Integer call() throws InterruptedException {
        System.out.println("| stream | fabric | M elements/s | M packets/s |");
        System.out.println("|---|---|---|---|");
        for (StreamCase stream : cases()) {
            for (String fabric : FABRICS) {
                List<StreamRun> measured =
                        Measurement.counted(SOURCE, stream::launchFile, stream.elements(), fabric, runs);
                print(stream.toString(), fabric, measured, 1);
            }
        }
        System.out.println();
        System.out.println("| ranks | fabric | M elements/s | M packets/s |");
        System.out.println("|---|---|---|---|");
        for (int ranks : RANKS) {
            PairsCase pairs = new PairsCase(ranks, Math.max(1, packets / ranks));
            for (String fabric : FABRICS) {
                List<StreamRun> measured =
                        Measurement.counted(SOURCE, pairs::launchFile, pairs.elements(), fabric, runs);
                print(Integer.toString(ranks), fabric, measured, pairs.cablesPerRank());
            }
        }
        return 0;
    }

    private static void print(String what, String fabric, List<StreamRun> runs, double cables) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s |%n",
                what,
                fabric,
                Spread.of(runs.stream(), StreamRun::elementsPerSecond).millions(),
                Spread.of(runs.stream(), run -> cables * run.packetsPerSecond()).millions());
    }

    private List<StreamCase> cases() {
        List<StreamCase> cases = new ArrayList<>();
        for (int hops : new int[] {1, 4}) {
            for (DataType type : List.of(DataType.INT, DataType.DOUBLE)) {
                for (FlowControl flowControl : List.of(FlowControl.CREDITS, FlowControl.EAGER)) {
                    cases.add(new StreamCase(type, hops, flowControl, packets));
                }
            }
        }
        return cases;
    }
}
