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

/** The subcommand {@code emulator}: streams through generated communication kernels, each in a process of its own. */
@Command(
        name = "emulator",
        description = {
            "Times streams over one and four hops of a bus, of int and double, with credits and eager, through the"
                    + " generated communication kernels on the emulator. Prints a table in Markdown: the median of the"
                    + " counted runs, and from where to where they went. Packets are those over the first cable, data"
                    + " and credits."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class)
final class EmulatorBenchmark implements Callable<Integer> {

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
        System.out.println("| stream | M elements/s | M packets/s |");
        System.out.println("|---|---|---|");
        for (StreamCase stream : cases()) {
            List<StreamRun> measured =
                    Measurement.counted("benchmarks/stream/stream.cl", stream::launchFile, stream.elements(), runs);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s |%n",
                    stream,
                    Spread.of(measured.stream(), StreamRun::elementsPerSecond).millions(),
                    Spread.of(measured.stream(), StreamRun::packetsPerSecond).millions());
        }
        return 0;
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
