package dev.smi.benchmarks;

import dev.smi.cli.SmiVersion;
import dev.smi.model.FlowControl;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The subcommand {@code fabric}: streams through the fast fabric, on one thread. */
@Command(
        name = "fabric",
        description = {
            "Times streams of ints through the fast fabric, all ranks and kernels on one thread. Prints a table in Markdown:"
                    + " the median of the counted runs, and from where to where they went. Packets are those over all"
                    + " cables, data and credits; one that passes two cables counts twice. Seconds are those of CPU time,"
                    + " which on an idle machine are the same."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class)
final class FabricBenchmark implements Callable<Integer> {

    private static final int ELEMENTS_PER_PACKET = 7;
    private static final int WARM_UPS = 3;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Option(
            names = "--packets",
            paramLabel = "N",
            defaultValue = "4000000",
            description = "Data packets in a run, of all its streams together (default: ${DEFAULT-VALUE}).")
    int packets;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "9",
            description =
                    "Counted runs of each load; three more before them are not counted (default: ${DEFAULT-VALUE}).")
    int runs;

    @Option(names = "--only", paramLabel = "TEXT", description = "Loads whose names have this in them (default: all).")
    String only = "";

    private record Load(String name, Supplier<FabricLoad> make) {}

    private record Run(double packetsPerSecond, double elementsPerSecond) {}

    @Override
    public Integer call() {
        System.out.println("| load | M packets/s | M elements/s |");
        System.out.println("|---|---|---|");
        for (Load load : loads()) {
            if (!load.name().contains(only)) {
                continue;
            }
            List<Run> measured = measure(load.make().get());
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s |%n",
                    load.name(),
                    Spread.of(measured.stream(), Run::packetsPerSecond).millions(),
                    Spread.of(measured.stream(), Run::elementsPerSecond).millions());
        }
        return 0;
    }

    private static List<Load> loads() {
        return List.of(
                new Load("2 ranks, 1 stream, credits", () -> FabricLoad.stream(FlowControl.CREDITS)),
                new Load("2 ranks, 1 stream, eager", () -> FabricLoad.stream(FlowControl.EAGER)),
                new Load("ring of 8, all to both neighbours", () -> FabricLoad.neighbours(8)),
                new Load("8x8 torus, random partners", () -> FabricLoad.permutation(8, 1)));
    }

    private List<Run> measure(FabricLoad load) {
        int elements = Math.max(1, packets / load.streams()) * ELEMENTS_PER_PACKET;
        List<Run> measured = new ArrayList<>();
        for (int i = 0; i < WARM_UPS + runs; i++) {
            long before = load.packets();
            long start = THREADS.getCurrentThreadCpuTime();
            load.run(elements);
            double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
            if (i >= WARM_UPS) {
                measured.add(
                        new Run((load.packets() - before) / seconds, (double) elements * load.streams() / seconds));
            }
        }
        return measured;
    }
}
