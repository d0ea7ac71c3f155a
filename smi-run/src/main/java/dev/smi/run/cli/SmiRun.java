package dev.smi.run.cli;

import dev.smi.cli.CommandRunner;
import dev.smi.cli.ExitStatus;
import dev.smi.cli.SmiVersion;
import dev.smi.emulator.RunOutcome;
import dev.smi.emulator.cache.CacheLocation;
import dev.smi.emulator.cache.ModuleCache;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.run.Exploration;
import dev.smi.run.Exploration.Found;
import dev.smi.run.FabricKind;
import dev.smi.run.LaunchRunner;
import dev.smi.run.RunReport.StepReport;
import dev.smi.run.advice.Advice;
import dev.smi.run.advice.AdviceJson;
import dev.smi.run.advice.AdviceText;
import dev.smi.run.advice.Advisor.Advised;
import dev.smi.run.launchfile.LaunchFile;
import dev.smi.run.launchfile.LaunchFileReader;
import dev.smi.run.model.EstimateText;
import dev.smi.run.stats.StatisticsJson;
import dev.smi.run.stats.StatisticsText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code smi-run}: a launch file on emulated FPGAs. */
@Command(
        name = "smi-run",
        description = {
            "Runs kernels on emulated FPGAs: generates the transport layer of the programs that a launch file names, compiles"
                    + " it for the emulator, routes the topology, runs the steps and checks what is expected.",
            "Exit status: 0 passed, 1 an expectation was missed or the input is at fault, 2 wrong usage, 3 deadlock,"
                    + " 124 deadline passed."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  smi-run apps/quickstart/quickstart.json",
            "  smi-run --deadline 5 --json stencil.json",
            "  smi-run --fabric fast stencil.json",
            "  smi-run --stats --trace trace.json.gz stencil.json",
            "  smi-run --ui stencil.json",
            "  smi-run --model --model-clock 300 stencil.json",
            "  smi-run --explore 1000 pipeline.json",
            "  smi-run --seed 37 --trace trace.json pipeline.json",
        })
public final class SmiRun implements Callable<Integer> {

    private static final Path OUTPUT = Path.of("smi-build");
    /** More than a year. */
    private static final int MOST_SECONDS = 100_000_000;

    @Spec
    CommandSpec spec;

    @Parameters(index = "0", paramLabel = "LAUNCH", description = "The launch file.")
    Path file;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description =
                    "Where to write the generated code and what steps save; smi-build/<launch file's name> if left out.")
    @Nullable
    Path output;

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            description = "Deadline of every step, whatever the launch file says.")
    @Nullable
    Double deadline;

    @Option(
            names = "--fabric",
            paramLabel = "NAME",
            defaultValue = "generated",
            description =
                    "What moves packets: generated, the communication kernels that were generated, as on a board; or"
                            + " fast, code that sends the same packets over the same cables, streams several times faster,"
                            + " but shows nothing of it: no --trace, --stats, --stats-file, --ui and --model."
                            + " Default: ${DEFAULT-VALUE}.")
    String fabric = "";

    @Option(names = "--json", description = "Print the report as JSON.")
    boolean isJson;

    @Option(
            names = "--no-cache",
            description = "Compile programs anew, and keep nothing. Otherwise what was compiled is kept in "
                    + "$SMI_CACHE_DIR, or $XDG_CACHE_HOME/smi, or ~/.cache/smi.")
    boolean isUncached;

    @Mixin
    OrderOptions order = new OrderOptions();

    @Mixin
    WatchOptions watch = new WatchOptions();

    @Mixin
    AdviceOptions advising = new AdviceOptions();

    @Mixin
    UiOptions ui = new UiOptions();

    @Mixin
    ModelOptions model = new ModelOptions();

    private SmiRun() {}

    /** Runs the command and exits with its status. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return CommandRunner.run(new SmiRun(), arguments);
    }

    @Override
    public Integer call() {
        if (deadline != null && !(deadline > 0 && deadline <= MOST_SECONDS)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--deadline " + deadline + " is not more than 0 and at most " + MOST_SECONDS + " seconds");
        }
        FabricKind kind = FabricKind.of(fabric)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "unknown fabric " + fabric + "; known: generated, fast"));
        order.check(spec);
        advising.check(spec);
        watch.check(spec, order.tries().isPresent(), kind);
        ui.check(spec, order.tries().isPresent(), kind);
        model.check(spec, order.tries().isPresent(), kind);
        try {
            return runFile(kind);
        } catch (DiagnosticException e) {
            return failed(e);
        }
    }

    private int failed(DiagnosticException e) {
        if (isJson) {
            System.out.print(JsonReport.text(e.diagnostics()));
            System.out.flush();
        }
        CommandRunner.print(e.diagnostics(), spec.commandLine().getErr());
        return ExitStatus.FAILED;
    }

    private int runFile(FabricKind kind) {
        LaunchFile launch = LaunchFileReader.read(file);
        Optional<Duration> limit = Optional.ofNullable(deadline).map(s -> Duration.ofNanos((long) (s * 1e9)));
        Path directory = output != null ? output : OUTPUT.resolve(stem(file));
        KernelOutput printed = new KernelOutput(isJson ? System.err : System.out);
        ModuleCache cache = isUncached ? ModuleCache.none() : ModuleCache.in(cacheDirectory(), SmiRun::warn);
        LaunchRunner runner = new LaunchRunner(launch, directory, limit, printed, kind, cache);
        try (LivePage page = new LivePage(ui.open(spec, title(), runner::topology), ui.linger(), SmiRun::say)) {
            int status = run(runner, printed, page, cache);
            page.stay();
            return status;
        }
    }

    /** The page stays up to date whatever happens. */
    private int run(LaunchRunner runner, KernelOutput printed, LivePage page, ModuleCache cache) {
        try {
            WatchedRun run = order.tries()
                    .map(tries -> explore(runner, tries, printed))
                    .orElseGet(() -> watching(runner, page).run(runner, order.seed, printed));
            printed.flush();
            if (advising.isWanted(run.report())) {
                page.advising();
            }
            Advised advised = advising.advise(runner, run.report(), run.seed());
            page.finished(
                    advised.report(), advised.advice().map(AdviceText::lines).orElse(List.of()));
            print(run.with(advised.report()), advised.advice(), cache);
            return status(run);
        } catch (DiagnosticException e) {
            printed.flush();
            page.failed(e.diagnostics());
            return failed(e);
        }
    }

    private Watching watching(LaunchRunner runner, LivePage page) {
        int readLimit = runner.launchFile().options().readLimit();
        return new Watching(watch, page, model.model(readLimit), file, SmiRun::warn);
    }

    private String title() {
        return file.getFileName().toString();
    }

    private WatchedRun explore(LaunchRunner runner, long tries, KernelOutput printed) {
        ExploreProgress progress = new ExploreProgress(System.err, tries);
        Found found;
        try {
            found = new Exploration(runner).explore(order.firstSeed(), tries, printed, progress);
        } finally {
            progress.end();
        }
        if (found.leftOut() > 0) {
            warn("kernels printed " + found.leftOut() + " times more than is kept here; --seed " + found.seed()
                    + " instead of --explore prints all of it");
        }
        return new WatchedRun(found.report(), found.seed(), OptionalLong.of(found.tries()));
    }

    private void print(WatchedRun run, Optional<Advice> advice, ModuleCache cache) {
        if (isJson) {
            Map<String, Object> more = new LinkedHashMap<>(Map.of("seed", run.seed()));
            run.tries().ifPresent(tries -> more.put("tries", tries));
            run.statistics().ifPresent(statistics -> more.put("statistics", StatisticsJson.value(statistics)));
            advice.ifPresent(a -> more.put("advice", AdviceJson.value(a)));
            run.estimate().ifPresent(estimate -> more.put("model", EstimateText.json(estimate)));
            if (!run.faults().isEmpty()) {
                more.put("diagnostics", JsonReport.diagnostics(run.faults()));
            }
            System.out.print(JsonReport.text(run.report(), cache, more));
        } else {
            System.out.print(TextReport.text(run.report()));
            if (watch.isStats) {
                run.statistics().ifPresent(s -> System.out.print(StatisticsText.text(s, watch.statsRows)));
            }
            run.estimate().ifPresent(estimate -> System.out.print(EstimateText.text(estimate)));
        }
        System.out.flush();
        System.err.print(FaultReport.text(run.report()));
        advice.ifPresent(a -> AdviceText.lines(a).forEach(System.err::println));
        System.err.print(orderNote(run));
        run.faults().forEach(System.err::println);
    }

    /** Which order it was, if it was not the usual one. */
    private String orderNote(WatchedRun run) {
        if (!run.report().isPassed() && run.seed() != 0) {
            List<String> arguments = spec.commandLine().getParseResult().originalArgs();
            return "It failed with seed " + run.seed() + ". Again: " + OrderOptions.replay(arguments, run.seed())
                    + "\n";
        }
        return order.tries()
                .map(tries -> tries + (tries == 1 ? " seed was" : " seeds were") + " tried, from " + order.firstSeed()
                        + " to " + run.seed() + "; none failed\n")
                .orElse("");
    }

    private static Path cacheDirectory() {
        return CacheLocation.of(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    private static void say(String message) {
        System.err.println(message);
    }

    private static void warn(String message) {
        System.err.println("warning: " + message);
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : name;
    }

    private static int status(WatchedRun run) {
        if (run.report().isPassed()) {
            return run.faults().isEmpty() ? ExitStatus.OK : ExitStatus.FAILED;
        }
        StepReport last = run.report().steps().getLast();
        return switch (last.outcome()) {
            case RunOutcome.Completed _, RunOutcome.Failed _ -> ExitStatus.FAILED;
            case RunOutcome.Deadlock _ -> ExitStatus.DEADLOCK;
            case RunOutcome.DeadlinePassed _ -> ExitStatus.DEADLINE;
        };
    }
}
