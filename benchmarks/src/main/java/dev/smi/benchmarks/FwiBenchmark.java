package dev.smi.benchmarks;

import dev.smi.cli.SmiVersion;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The subcommand {@code fwi}: ten grids at 8000x100, each run a process of its own, beside NumPy where it is there. */
@Command(
        name = "fwi",
        description = {
            "Times full-waveform inversion of ten grids of 100 cells at a resolution of 8000, as a user runs it: each run"
                    + " is a process of its own. Beside it the same with NumPy, if python3-numpy, python3-scipy and the"
                    + " reference implementation (../shared/refs/fwi) are there; the runs take turns. Prints a table in"
                    + " Markdown."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class)
final class FwiBenchmark implements Callable<Integer> {

    private static final int GRIDS = 10;
    private static final int MANY = 500;

    /** What the seeds publish for ten grids on their FPGA. */
    private static final double PUBLISHED_SECONDS = 102.1;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Runs of each (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(names = "--workers", paramLabel = "N", description = "Workers; as many as there are cores if left out.")
    int workers = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rounds < 1 || workers < 1) {
            throw new DiagnosticException(SourcePosition.of("--rounds and --workers"), "there is at least one of each");
        }
        Path directory = Files.createTempDirectory("smi-fwi");
        try {
            FwiRuns runs = FwiRuns.in(directory);
            measure(runs);
        } finally {
            TemporaryFiles.delete(directory);
        }
        return 0;
    }

    private void measure(FwiRuns runs) throws IOException, InterruptedException {
        List<FwiRuns.Figures> ours = new ArrayList<>();
        List<FwiRuns.Figures> many = new ArrayList<>();
        List<FwiRuns.Figures> peers = new ArrayList<>();
        Optional<String> missing = runs.whyNoPeer();
        for (int round = 0; round < rounds; round++) {
            ours.add(runs.ours(workers, GRIDS));
            many.add(runs.ours(workers, MANY));
            if (missing.isEmpty()) {
                peers.add(runs.peer(GRIDS));
            }
        }
        System.out.println(
                "| ten grids at 8000x100 | iterations | s in the program: least, median | times faster than the"
                        + " published " + PUBLISHED_SECONDS + " s |");
        System.out.println("|---|---|---|---|");
        print("smi-app fwi, " + workers + " workers", ours);
        missing.ifPresentOrElse(
                reason -> System.out.println("| NumPy: " + reason + " | | | |"),
                () -> print("NumPy, complex128", peers));
        Spread perGrid = Spread.of(many.stream(), figures -> figures.seconds() / MANY);
        System.out.printf(
                Locale.ROOT,
                "%nOf %d grids one takes %.2f ms (median; %.2f at best), workers together.%n",
                MANY,
                perGrid.median() * 1e3,
                perGrid.minimum() * 1e3);
    }

    private static void print(String what, List<FwiRuns.Figures> runs) {
        Spread total = Spread.of(runs.stream(), FwiRuns.Figures::total);
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.3f, %.3f | %.0f |%n",
                what,
                runs.getFirst().iterations(),
                total.minimum(),
                total.median(),
                PUBLISHED_SECONDS / total.median());
    }
}
