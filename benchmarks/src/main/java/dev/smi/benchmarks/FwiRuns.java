package dev.smi.benchmarks;

import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.io.TextFiles;
import dev.smi.model.json.JsonObjectReader;
import dev.smi.model.json.JsonValue;
import dev.smi.model.json.JsonValue.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs of {@code smi-app fwi} and of its peer on the same survey and contrasts, each in a process. The survey has the
 * measures of the seeds' notebook; the contrasts are layers of our own.
 *
 * @param home the project's directory
 * @param directory where its files are
 */
record FwiRuns(Path home, Path directory) {

    private static final String SURVEY = """
            {
              "c_0": 2000.0,
              "Freq": { "min": 10.0, "max": 40.0, "nTotal": 20 },
              "reservoirTopLeft": { "x": -300.0, "z": 0.0 },
              "reservoirBottomRight": { "x": 300.0, "z": 300.0 },
              "sourcesTopLeft": { "x": -480.0, "z": -5.0 },
              "sourcesBottomRight": { "x": 480.0, "z": -5.0 },
              "receiversTopLeft": { "x": -480.0, "z": -5.0 },
              "receiversBottomRight": { "x": 480.0, "z": -5.0 },
              "nSources": 20,
              "nReceivers": 20,
              "ngrid": { "x": 10, "z": 10 },
              "fileName": "layers"
            }
            """;
    private static final double[] LAYERS = {0, 0.15, 0.18, 0.24, 0.2, 0, 0, 0, 0, 0};

    /**
     * What a run took.
     *
     * @param iterations of the last grid
     * @param seconds of all grids
     * @param total of the program, from its first statement on
     */
    record Figures(long iterations, double seconds, double total) {}

    /** Writes the files of the runs. */
    static FwiRuns in(Path directory) {
        TextFiles.write(directory.resolve("survey.json"), SURVEY);
        StringBuilder layers = new StringBuilder();
        for (double layer : LAYERS) {
            layers.repeat(layer + "\n", 10);
        }
        TextFiles.write(directory.resolve("layers.txt"), layers.toString());
        return new FwiRuns(Path.of(System.getenv().getOrDefault("SMI_HOME", ".")), directory);
    }

    /** Grids by our command. */
    Figures ours(int workers, int grids) throws IOException, InterruptedException {
        JsonObjectReader report = new ReportProcess(directory)
                .run(List.of(
                        home.resolve("bin/smi-app").toString(),
                        "fwi",
                        directory.resolve("survey.json").toString(),
                        "--grids",
                        Integer.toString(grids),
                        "-w",
                        Integer.toString(workers),
                        "--json"));
        JsonValue last = report.requiredArray("grids").getLast();
        JsonObjectReader grid = new JsonObjectReader((JsonObject) last, new Diagnostics());
        return new Figures(
                (long) ReportProcess.number(grid, "iterations"),
                ReportProcess.number(report, "seconds"),
                ReportProcess.number(report, "total"));
    }

    /** Grids by the reference in NumPy. */
    Figures peer(int grids) throws IOException, InterruptedException {
        JsonObjectReader report = new ReportProcess(directory)
                .run(List.of(
                        "python3",
                        home.resolve("benchmarks/fwi/peer.py").toString(),
                        reference().toString(),
                        directory.resolve("survey.json").toString(),
                        directory.resolve("layers.txt").toString(),
                        Integer.toString(grids)));
        return new Figures(
                (long) ReportProcess.number(report, "iterations"),
                ReportProcess.number(report, "seconds"),
                ReportProcess.number(report, "total"));
    }

    /** Why there is no peer to run; empty if there is one. */
    Optional<String> whyNoPeer() throws InterruptedException {
        if (!Files.exists(reference().resolve("reference.py"))) {
            return Optional.of(reference().resolve("reference.py") + " is not there");
        }
        return new ReportProcess(directory).whyNoPython("numpy, scipy.special", "python3-numpy python3-scipy");
    }

    private Path reference() {
        return home.resolve("../shared/refs/fwi").toAbsolutePath().normalize();
    }
}
