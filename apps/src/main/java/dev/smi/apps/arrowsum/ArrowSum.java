package dev.smi.apps.arrowsum;

import dev.smi.apps.arrowsum.SumCombiner.Total;
import dev.smi.apps.command.ClusterOptions;
import dev.smi.cli.ExitStatus;
import dev.smi.cli.SmiVersion;
import dev.smi.data.Cluster;
import dev.smi.data.Job;
import dev.smi.data.JobFailedException;
import dev.smi.data.Outcome;
import dev.smi.data.Shares;
import dev.smi.data.UnitSpec;
import dev.smi.data.arrow.ArrowSource;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The subcommand {@code arrow-sum}: a column of an Arrow file, summed over split record batches. */
@Command(
        name = "arrow-sum",
        description = {
            "Sums a column of an Arrow file or stream: its rows are split, each worker adds up what it is sent, and the"
                    + " sums are added up in the order of the rows, so that any number of workers gives the same.",
            "Integers are summed exactly, and a sum that 64 bits do not hold is an error. Nulls are left out and counted."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  smi-app arrow-sum prices.arrow --column amount",
            "  smi-app arrow-sum --demo 10000000 --workers 4 --processes",
            "  smi-app arrow-sum prices.arrow --times --repeat 5 --json",
        })
public final class ArrowSum implements Callable<Integer> {

    private static final String ROWS_OF_A_CHUNK = "262144";

    @Spec
    CommandSpec spec;

    @Mixin
    ClusterOptions workers = new ClusterOptions();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The file; with --demo it is written first.")
    @Nullable
    Path file;

    @Option(
            names = {"-c", "--column"},
            paramLabel = "NAME",
            description = "The column; the first one of numbers if left out.")
    @Nullable
    String column;

    @Option(
            names = "--demo",
            paramLabel = "ROWS",
            description = "Make an example of so many rows, and compare its sum with what arithmetic says.")
    long demo;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = ROWS_OF_A_CHUNK,
            description = "Rows that are sent at once (default: ${DEFAULT-VALUE}).")
    long rows;

    @Option(names = "--json", description = "Print JSON.")
    boolean isJson;

    @Option(names = "--times", description = "Say on standard error how long it took, with --json in what is printed.")
    boolean showsTimes;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "1",
            description = "Sum it so often, for --times: the JVM is fast from the second or third time on.")
    int repeat;

    private final List<Double> seconds = new ArrayList<>();

    /** Made by picocli. */
    public ArrowSum() {}

    @Override
    public Integer call() throws InterruptedException {
        if (rows < 1) {
            throw usage("--rows " + rows + " is less than 1; send at least one row at once");
        }
        if (repeat < 1) {
            throw usage("--repeat " + repeat + " is less than 1; sum it once at least");
        }
        boolean isDemo = spec.commandLine().getParseResult().hasMatchedOption("--demo");
        if (isDemo && demo < 1) {
            throw usage("--demo " + demo + " is less than 1; make at least one row");
        }
        if (isDemo) {
            return file == null ? demoInTemporaryFile() : demo(file);
        }
        if (file == null) {
            throw usage("name an Arrow file, or let --demo ROWS make one");
        }
        print(file, sum(file, column));
        return ExitStatus.OK;
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private int demoInTemporaryFile() throws InterruptedException {
        try {
            Path made = Files.createTempFile("smi-arrow-sum", ".arrow");
            try {
                return demo(made);
            } finally {
                Files.deleteIfExists(made);
            }
        } catch (IOException e) {
            throw fault(
                    Path.of(System.getProperty("java.io.tmpdir")),
                    "the example cannot be kept here: " + e + "; name a file for it");
        }
    }

    private int demo(Path target) throws InterruptedException {
        DemoTable table = new DemoTable(demo);
        table.write(target);
        Sum sum = sum(target, column == null ? "amount" : column);
        print(target, sum);
        table.check(target, sum);
        return ExitStatus.OK;
    }

    /**
     * A column's sum.
     *
     * @param column which column
     * @param kind its numbers
     * @param total what there is of it
     */
    record Sum(String column, ValueKind kind, Total total) {

        Number value() {
            return kind.isFloating() ? (Number) total.floating() : total.integer();
        }
    }

    private Sum sum(Path from, @Nullable String named) throws InterruptedException {
        try (ArrowSource all = ArrowSource.open(from)) {
            Field field = field(from, all, named);
            ValueKind kind = ValueKind.of(field)
                    .orElseThrow(() -> fault(
                            from,
                            "column " + field.getName() + " is of type " + field.getType()
                                    + ", and only numbers are summed; " + choices(all)));
            ArrowSource source = all.select(List.of(field.getName()));
            return checked(from, new Sum(field.getName(), kind, run(from, source, kind)));
        }
    }

    /** Sums a source's only column. */
    static Job<Total> job(ArrowSource source, ValueKind kind, long rowsOfAChunk) {
        UnitSpec unit = UnitSpec.of(SumUnit.class)
                .with(kind.name().getBytes(StandardCharsets.UTF_8))
                .keeping(ArrowSource.HEADER, source.header());
        return Job.of("arrow-sum", source, unit, new SumCombiner()).shares(Shares.chunks(rowsOfAChunk));
    }

    private static Field field(Path from, ArrowSource source, @Nullable String named) {
        if (named != null) {
            return source.select(List.of(named)).schema().getFields().getFirst();
        }
        return source.schema().getFields().stream()
                .filter(field -> ValueKind.of(field).isPresent())
                .findFirst()
                .orElseThrow(() -> fault(from, "has no column of numbers; " + choices(source)));
    }

    private static String choices(ArrowSource source) {
        String numbers = source.schema().getFields().stream()
                .filter(field -> ValueKind.of(field).isPresent())
                .map(Field::getName)
                .collect(Collectors.joining(", "));
        return numbers.isEmpty() ? "write it with one" : "choose one of " + numbers;
    }

    private Total run(Path from, ArrowSource source, ValueKind kind) throws InterruptedException {
        try (Cluster cluster = workers.open()) {
            for (int more = repeat; more > 1; more--) {
                run(cluster, source, kind);
            }
            return run(cluster, source, kind);
        } catch (JobFailedException e) {
            throw ClusterOptions.fault(from.toString(), e);
        }
    }

    private Total run(Cluster cluster, ArrowSource source, ValueKind kind)
            throws InterruptedException, JobFailedException {
        Outcome<Total> outcome = cluster.run(job(source, kind, rows).withProgress());
        PrintWriter err = spec.commandLine().getErr();
        outcome.losses().forEach(loss -> err.println("warning: " + loss));
        double took = outcome.elapsed().toNanos() / 1e9;
        seconds.add(took);
        if (showsTimes && !isJson) {
            err.printf(
                    Locale.ROOT,
                    "%.1f ms, %.0f million rows/s, %d workers%n",
                    took * 1e3,
                    outcome.value().rows() / took / 1e6,
                    cluster.workers().size());
        }
        err.flush();
        return outcome.value();
    }

    /** A sum that 64 bits hold. */
    private static Sum checked(Path from, Sum sum) {
        boolean isUnsigned = sum.kind() == ValueKind.UINT64;
        boolean fits = isUnsigned
                ? sum.total().integer().bitLength() <= Long.SIZE
                : sum.total().integer().bitLength() < Long.SIZE;
        if (!fits) {
            throw fault(
                    from,
                    "the sum of column " + sum.column() + " is " + sum.total().integer() + ", and 64 bits hold up to "
                            + (isUnsigned ? Long.toUnsignedString(-1) : "+-" + Long.MAX_VALUE)
                            + "; sum parts of it, or write it as float64");
        }
        return sum;
    }

    private void print(Path from, Sum sum) {
        PrintWriter out = spec.commandLine().getOut();
        if (isJson) {
            out.print(SumReport.json(from.toString(), sum, showsTimes ? seconds : List.of()));
        } else {
            out.print(SumReport.text(from.toString(), sum));
        }
        out.flush();
    }

    static DiagnosticException fault(Path file, String message) {
        return new DiagnosticException(SourcePosition.of(file.toString()), message);
    }
}
