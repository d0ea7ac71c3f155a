package dev.smi.apps.fwi;

import dev.smi.apps.command.ClusterOptions;
import dev.smi.apps.command.DeviceOptions;
import dev.smi.apps.fwi.inversion.Limits;
import dev.smi.apps.fwi.inversion.Reconstruction;
import dev.smi.apps.fwi.survey.ChiFile;
import dev.smi.apps.fwi.survey.SurveyFile;
import dev.smi.cli.CommandRunner;
import dev.smi.cli.ExitStatus;
import dev.smi.cli.SmiVersion;
import dev.smi.data.Cluster;
import dev.smi.data.JobFailedException;
import dev.smi.data.Outcome;
import dev.smi.model.diagnostic.Diagnostic;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The subcommand {@code fwi}: full-waveform inversion, grids split over workers. */
@Command(
        name = "fwi",
        description = {
            "Reconstructs what is below the ground: measures the contrasts of grids by the model of a survey, and finds"
                    + " them again from the pressures alone. Each grid goes to the next free worker.",
            "Says for each grid how many iterations it took, the residual, and how far the worst cell is off. Exit"
                    + " status 1 if a grid's inversion did not converge."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  smi-app fwi apps/fwi/example.json --picture grid.png",
            "  smi-app fwi GenericInput.json --grids 10 --output chi.txt --log residual.log",
            "  smi-codegen -o smi-out apps/fwi/fwi.cl",
            "  smi-app fwi apps/fwi/example.json --device opencl --program smi-out/fwi"
        })
public final class FwiCommand implements Callable<Integer> {

    /** What was measured, what was found, and as much to be on the safe side. */
    private static final long BYTES_OF_A_CELL = 4 * Double.BYTES;

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "CONFIG.json", description = "The survey: the seeds' GenericInput.json.")
    Path config;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "Contrasts, one on each line; fileName of CONFIG, with .txt, beside it, if left out.")
    Optional<Path> input = Optional.empty();

    @Option(
            names = "--grids",
            paramLabel = "N",
            description = "Repeats the contrasts until there are N grids; as many as there are, if left out.")
    int grids;

    @Mixin
    SurveyOptions survey = new SurveyOptions();

    @Mixin
    DeviceOptions cluster = new DeviceOptions();

    @Option(names = "--output", paramLabel = "FILE", description = "Writes the reconstructed contrasts.")
    Optional<Path> output = Optional.empty();

    @Option(names = "--log", paramLabel = "FILE", description = "Writes the residual of every iteration.")
    Optional<Path> log = Optional.empty();

    @Option(
            names = "--picture",
            paramLabel = "FILE.png",
            description = "Draws measured and reconstructed contrasts side by side, 16 grids at most.")
    Optional<Path> picture = Optional.empty();

    @Option(names = "--json", description = "Prints the report as JSON.")
    boolean isJson;

    @Override
    public Integer call() throws InterruptedException {
        long start = System.nanoTime();
        SurveyFile file = SurveyFile.read(config, survey.changes(spec));
        double[] numbers = ChiFile.read(input.or(file::chi).orElseThrow(this::noInput));
        int count = count(numbers.length, file.survey().grid().cells());
        FwiRun run = new FwiRun(file.survey(), limits(file), program());
        Outcome<List<Reconstruction>> outcome = run(run, numbers, count);
        List<double[]> originals = IntStream.range(0, count)
                .mapToObj(i -> run.grid(numbers, count, i))
                .toList();
        FwiReport report = new FwiReport(run.survey(), originals, outcome, Duration.ofNanos(System.nanoTime() - start));
        report(report);
        return report.isRight() ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private ParameterException noInput() {
        return new ParameterException(
                spec.commandLine(), config + " has no \"fileName\"; name a file of contrasts with --input");
    }

    /** How many grids: numbers fill some, or one when they are repeated. */
    private int count(int numbers, int cells) {
        if (grids < 0) {
            throw new ParameterException(spec.commandLine(), "--grids " + grids + ": there is at least one");
        }
        int count = grids > 0 ? grids : Math.max(1, numbers / cells);
        long most = Math.max(1, Runtime.getRuntime().maxMemory() / (BYTES_OF_A_CELL * cells));
        if (count > most) {
            throw new DiagnosticException(
                    SourcePosition.of(config.toString()),
                    count + " grids of " + cells + " cells; " + most + " fit into memory: do them in several runs, or"
                            + " give the JVM more, JAVA_OPTS=-Xmx8g");
        }
        if ((long) count * cells % numbers != 0) {
            throw new DiagnosticException(
                    SourcePosition.of(input.orElse(config).toString()),
                    numbers + " contrasts do not fill " + count + " grids of " + cells + " cells evenly; give a whole"
                            + " number of grids, or one that --grids repeats");
        }
        return count;
    }

    private Limits limits(SurveyFile file) {
        OptionalDouble tolerance = survey.tolerance().isPresent() ? survey.tolerance() : file.tolerance();
        int iterations = survey.iterations() > 0 ? survey.iterations() : file.iterations();
        return new Limits(tolerance.orElse(Limits.TOLERANCE), iterations > 0 ? iterations : Limits.ITERATIONS);
    }

    private String program() {
        return cluster.program("fwi").map(Path::toString).orElse("");
    }

    private Outcome<List<Reconstruction>> run(FwiRun run, double[] numbers, int count) throws InterruptedException {
        try (Cluster workers = cluster.open()) {
            return run.run(workers, numbers, count);
        } catch (JobFailedException e) {
            throw ClusterOptions.fault(config.toString(), e);
        }
    }

    private void report(FwiReport report) {
        PrintWriter out = spec.commandLine().getOut();
        if (isJson) {
            out.print(report.json());
        } else {
            report.lines().forEach(out::println);
        }
        out.flush();
        List<Diagnostic> losses = report.outcome().losses().stream()
                .map(loss -> new Diagnostic(SourcePosition.of(config.toString()), Diagnostic.Severity.WARNING, loss))
                .toList();
        CommandRunner.print(losses, spec.commandLine().getErr());
        output.ifPresent(report::writeChi); // after what does not get lost if a file cannot be written
        log.ifPresent(report::writeLog);
        picture.ifPresent(report::writePicture);
    }
}
