package dev.smi.benchmarks;

import dev.smi.cli.ExitStatus;
import dev.smi.cli.SmiVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The subcommand {@code bnn}: pictures a second of two networks, beside NumPy where it is there. */
@Command(
        name = "bnn",
        description = {
            "Times 'smi-app bnn benchmark' on CNV-W1A1 and LFC-W1A1, and the same networks as products of float32 matrices in"
                    + " NumPy, if python3-numpy is installed. Every run is a process of its own that computes on as many"
                    + " threads; the programs take turns, and each measures several times once it is warm. Prints a table in"
                    + " Markdown: pictures a second, median and from where to where, and how many times as fast smi-app is.",
            "Beside CNV are the figures that the seeds publish, which were measured elsewhere."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class,
        footerHeading = "%nExamples:%n",
        footer = {"  smi-bench bnn", "  smi-bench bnn --workers 4 --rounds 5 --batch 16"})
final class BnnBenchmark implements Callable<Integer> {

    private static final String CNV = "cnv-w1a1";
    private static final String LFC = "lfc-w1a1";

    /** An LFC picture takes less than a tenth of the time. */
    private static final int LFC_FACTOR = 10;

    @Spec
    CommandSpec spec;

    @Mixin
    PeerOptions common = new PeerOptions();

    @Option(
            names = "--pictures",
            paramLabel = "N",
            defaultValue = "4000",
            description =
                    "Pictures that CNV is given each time; LFC gets ten times as many (default: ${DEFAULT-VALUE}).")
    int pictures;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "64",
            description = "Pictures that NumPy takes at once (default: ${DEFAULT-VALUE}).")
    int batch;

    @Override
    public Integer call() throws IOException, InterruptedException {
        common.check(spec.commandLine());
        if (pictures < 1 || pictures > 200_000 / LFC_FACTOR || batch < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--pictures is within 1.." + 200_000 / LFC_FACTOR + ", --batch at least 1");
        }
        Path directory = Files.createTempDirectory("smi-bnn");
        try {
            measure(new BnnRuns(common.home, new ReportProcess(directory), common.workers));
        } finally {
            TemporaryFiles.delete(directory);
        }
        return ExitStatus.OK;
    }

    private void measure(BnnRuns runs) throws IOException, InterruptedException {
        Map<String, SpeedTable> tables = new LinkedHashMap<>();
        tables.put(CNV, new SpeedTable());
        tables.put(LFC, new SpeedTable());
        Optional<String> missing = runs.whyNoPeer();
        for (int round = 0; round < common.rounds; round++) {
            for (Map.Entry<String, SpeedTable> entry : tables.entrySet()) {
                String network = entry.getKey();
                int count = network.equals(LFC) ? LFC_FACTOR * pictures : pictures;
                entry.getValue().add(runs.ours(network, count));
                if (missing.isEmpty()) {
                    entry.getValue().add(runs.peer(network, count, batch));
                }
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("| network | program | pictures/s | smi-app against it |");
        out.println("|---|---|---|---|");
        tables.forEach((network, table) -> {
            table.lines(1, 0).forEach(line -> out.println("| " + network + line));
            missing.ifPresent(reason -> out.println("| " + network + " | NumPy: " + reason + " | | |"));
            if (network.equals(CNV)) {
                published(out, table.first());
            }
        });
        out.flush();
    }

    /** Of the same network; a row for each figure in the seeds' table. */
    private static void published(PrintWriter out, double ours) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("software, Xeon Silver 4114", 498.24);
        figures.put("one FPGA", 2944.96);
        figures.put("two FPGAs", 5709.42);
        figures.forEach((name, speed) -> out.printf(
                Locale.ROOT,
                "| %s | published, not measured here: %s | %,.0f | %.2f |%n",
                CNV,
                name,
                speed,
                ours / speed));
    }
}
