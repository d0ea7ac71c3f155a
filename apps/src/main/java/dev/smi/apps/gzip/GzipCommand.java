package dev.smi.apps.gzip;

import dev.smi.apps.command.ClusterOptions;
import dev.smi.apps.gzip.engine.EngineChoice;
import dev.smi.apps.gzip.engine.EngineMissingException;
import dev.smi.apps.gzip.engine.EngineName;
import dev.smi.cli.ExitStatus;
import dev.smi.cli.SmiVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The subcommand {@code gzip}: compresses files on all workers at once. */
@Command(
        name = "gzip",
        description = {
            "Compresses FILE to FILE.gz, on all workers at once, or tests files that are compressed; '-' is standard"
                    + " input, which goes to standard output. gunzip, zcat and whatever else reads gzip files read the"
                    + " result.",
            "FILE stays, as with 'gzip -k'. FILE.gz gets FILE's permissions and date; neither name nor date are within"
                    + " it, so that the same data always gives the same bytes, however many workers there are."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  smi-app gzip trace.log                    writes trace.log.gz",
            "  smi-app gzip -1 --engine isal trace.log   as fast as it gets",
            "  tar c data | smi-app gzip - > data.tar.gz",
            "  smi-app gzip -t trace.log.gz"
        })
public final class GzipCommand implements Callable<Integer> {

    private static final String AUTO = "auto";

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "What to compress, or with -t to test.")
    List<String> files = List.of();

    @Mixin
    LevelOptions levelOptions = new LevelOptions();

    @Option(
            names = {"-c", "--stdout"},
            description = "Write to standard output.")
    boolean isToStdout;

    @Option(
            names = {"-f", "--force"},
            description = "Overwrite FILE.gz, and write to a terminal.")
    boolean isForced;

    @Option(
            names = {"-k", "--keep"},
            description = "Keep FILE, which is done anyway.")
    boolean isKept;

    @Option(
            names = {"-t", "--test"},
            description = "Unpack FILE.gz, and compare checksums and sizes; writes nothing.")
    boolean isTest;

    @Option(
            names = "--chunk",
            paramLabel = "SIZE",
            defaultValue = "4M",
            converter = ChunkSize.class,
            description = "Data in each member, 32K to 1G (default: ${DEFAULT-VALUE}); larger is smaller, a little.")
    long chunk;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = AUTO,
            description =
                    "What compresses: isal, libdeflate, zlib, jdk, or auto, which is the fastest one installed whose"
                            + " files are no larger than gzip's (default: ${DEFAULT-VALUE}).")
    String engine = AUTO;

    @Option(names = "--json", description = "Print a report as JSON on standard output.")
    boolean isJson;

    @Option(
            names = {"-v", "--verbose"},
            description = "Say what was done with each file, and by which engine.")
    boolean isVerbose;

    @Option(
            names = {"-q", "--quiet"},
            description = "Show no progress.")
    boolean isQuiet;

    @Mixin
    ClusterOptions clusterOptions = new ClusterOptions();

    @Spec
    @Nullable
    CommandSpec spec;

    /** Made by picocli. */
    public GzipCommand() {}

    /**
     * Loads and tests, in a thread of its own, the library that is likely to be used: that takes as long as to read the
     * command line, which can be done meanwhile. What is wrong with it is told when it is to be used.
     */
    public static void prepare() {
        Thread.ofPlatform().daemon().name("gzip-prepare").start(EngineName::prepare);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (isJson && !isTest && (isToStdout || files.contains("-"))) {
            throw new ParameterException(
                    java.util.Objects.requireNonNull(spec).commandLine(),
                    "standard output has either the data or --json's report; leave one of them out");
        }
        GzipRun run = new GzipRun(this);
        if (isTest) {
            return run.test();
        }
        Optional<EngineChoice> choice = engineChoice();
        return choice.isPresent() ? run.compress(choice.get()) : ExitStatus.FAILED;
    }

    /** The engine that was asked for; empty if it is not here, which is then said. */
    private Optional<EngineChoice> engineChoice() {
        if (engine.equals(AUTO)) {
            return Optional.of(EngineChoice.fastest(levelOptions.level()));
        }
        try {
            EngineName name = EngineName.valueOf(engine.toUpperCase(Locale.ROOT));
            name.check();
            return Optional.of(new EngineChoice(name, List.of()));
        } catch (EngineMissingException e) {
            System.err.println("error: engine " + engine + " cannot be used: " + e.getMessage());
            return Optional.empty();
        } catch (IllegalArgumentException _) {
            throw new ParameterException(
                    java.util.Objects.requireNonNull(spec).commandLine(),
                    "there is no engine '" + engine + "'; there are isal, libdeflate, zlib, jdk and auto");
        }
    }
}
