package dev.smi.apps.gzip;

import dev.smi.apps.command.ClusterOptions;
import dev.smi.apps.command.PlainOptions;
import dev.smi.apps.gzip.engine.EngineChoice;
import dev.smi.apps.gzip.engine.EngineMissingException;
import dev.smi.apps.gzip.engine.EngineName;
import dev.smi.cli.ExitStatus;
import dev.smi.cli.SmiVersion;
import dev.smi.data.Cluster;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/**
 * The subcommand {@code gzip}: compresses files on all workers at once. Described without annotations, see
 * {@link PlainOptions}.
 */
public final class GzipCommand implements Callable<Integer> {

    private static final String AUTO = "auto";

    private final PositionalParamSpec files = PositionalParamSpec.builder()
            .paramLabel("FILE")
            .arity("1..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("What to compress, or with -t to test.")
            .build();

    private final OptionSpec toStdout = PlainOptions.flag("Write to standard output.", "-c", "--stdout");
    private final OptionSpec force = PlainOptions.flag("Overwrite FILE.gz, and write to a terminal.", "-f", "--force");
    private final OptionSpec keep = PlainOptions.flag("Keep FILE, which is done anyway.", "-k", "--keep");
    private final OptionSpec test =
            PlainOptions.flag("Unpack FILE.gz, and compare checksums and sizes; writes nothing.", "-t", "--test");
    private final OptionSpec json = PlainOptions.flag("Print a report as JSON on standard output.", "--json");
    private final OptionSpec verbose =
            PlainOptions.flag("Say what was done with each file, and by which engine.", "-v", "--verbose");
    private final OptionSpec quiet = PlainOptions.flag("Show no progress.", "-q", "--quiet");

    private final OptionSpec chunk = OptionSpec.builder("--chunk")
            .paramLabel("SIZE")
            .type(long.class)
            .converters(new ChunkSize())
            .defaultValue("4M")
            .description("Data in each member, 32K to 1G (default: ${DEFAULT-VALUE}); larger is smaller, a little.")
            .build();

    private final OptionSpec engine = OptionSpec.builder("--engine")
            .paramLabel("NAME")
            .type(String.class)
            .defaultValue(AUTO)
            .description("What compresses: isal, libdeflate, zlib, jdk, or auto, which is the fastest one installed"
                    + " whose files are no larger than gzip's (default: ${DEFAULT-VALUE}).")
            .build();

    private final LevelOptions levelOptions = new LevelOptions();
    private final ClusterOptions clusterOptions = new ClusterOptions();
    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

    private GzipCommand() {
        spec.name("gzip").versionProvider(new SmiVersion());
        spec.usageMessage()
                .description(
                        "Compresses FILE to FILE.gz, on all workers at once, or tests files that are compressed; '-' is"
                                + " standard input, which goes to standard output. gunzip, zcat and whatever else reads"
                                + " gzip files read the result.",
                        "FILE stays, as with 'gzip -k'. FILE.gz gets FILE's permissions and date; neither name nor date"
                                + " are within it, so that the same data always gives the same bytes, however many"
                                + " workers there are.")
                .footerHeading("%nExamples:%n")
                .footer(
                        "  smi-app gzip trace.log                    writes trace.log.gz",
                        "  smi-app gzip -1 --engine isal trace.log   as fast as it gets",
                        "  tar c data | smi-app gzip - > data.tar.gz",
                        "  smi-app gzip -t trace.log.gz");
        spec.addPositional(files);
        List.of(PlainOptions.help(), PlainOptions.version(), toStdout, force, keep, test, json, verbose, quiet)
                .forEach(spec::addOption);
        spec.addOption(chunk);
        spec.addOption(engine);
        levelOptions.addTo(spec);
        clusterOptions.addTo(spec);
    }

    /** The command for picocli. */
    public static CommandSpec spec() {
        return new GzipCommand().spec;
    }

    /**
     * Loads and tests, in a thread of its own, the library that is likely to be used: that takes as long as to read the
     * command line, which can be done meanwhile. What is wrong with it is told when it is to be used.
     */
    public static void prepare() {
        Thread.ofPlatform().daemon().name("gzip-prepare").start(EngineName::prepare);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (isJson() && !PlainOptions.isGiven(test) && (isToStdout() || files().contains("-"))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "standard output has either the data or --json's report; leave one of them out");
        }
        GzipRun run = new GzipRun(this);
        if (PlainOptions.isGiven(test)) {
            return run.test();
        }
        Optional<EngineName> asked = asked();
        try (Cluster cluster = clusterOptions.open()) { // first, as the library is still being loaded
            return run.compress(cluster, choice(asked));
        } catch (EngineMissingException e) {
            System.err.println("error: engine " + engine.getValue() + " cannot be used: " + e.getMessage());
            return ExitStatus.FAILED;
        }
    }

    /** The engine that was asked for, empty if the fastest is meant. */
    private Optional<EngineName> asked() {
        String name = engine.getValue();
        try {
            return name.equals(AUTO)
                    ? Optional.empty()
                    : Optional.of(EngineName.valueOf(name.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException _) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no engine '" + name + "'; there are isal, libdeflate, zlib, jdk and auto");
        }
    }

    /** @throws EngineMissingException if the engine that was asked for is not here */
    private EngineChoice choice(Optional<EngineName> asked) {
        asked.ifPresent(EngineName::check);
        return asked.map(name -> new EngineChoice(name, List.of())).orElseGet(() -> EngineChoice.fastest(level()));
    }

    /** What to work on. */
    List<String> files() {
        return files.getValue();
    }

    /** As gzip counts it. */
    int level() {
        return levelOptions.level();
    }

    /** Bytes of data in each member. */
    long chunk() {
        return chunk.<Long>getValue();
    }

    ClusterOptions cluster() {
        return clusterOptions;
    }

    boolean isToStdout() {
        return PlainOptions.isGiven(toStdout);
    }

    boolean isForced() {
        return PlainOptions.isGiven(force);
    }

    boolean isJson() {
        return PlainOptions.isGiven(json);
    }

    boolean isVerbose() {
        return PlainOptions.isGiven(verbose);
    }

    boolean isQuiet() {
        return PlainOptions.isGiven(quiet);
    }
}
