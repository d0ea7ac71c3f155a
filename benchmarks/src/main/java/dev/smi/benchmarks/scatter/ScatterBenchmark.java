package dev.smi.benchmarks.scatter;

import dev.smi.cli.SmiVersion;
import dev.smi.data.Cluster;
import dev.smi.data.Combiner;
import dev.smi.data.Job;
import dev.smi.data.JobFailedException;
import dev.smi.data.Outcome;
import dev.smi.data.Piece;
import dev.smi.data.Shares;
import dev.smi.data.Source;
import dev.smi.data.UnitSpec;
import dev.smi.data.arrow.ArrowSource;
import dev.smi.data.cluster.Clusters;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The subcommand {@code scatter}: a table split and sent to workers, as record batches and as objects in turn. */
@Command(
        name = "scatter",
        description = {
            "Splits a table over worker processes, which read it and add up one of its columns: as Arrow's record batches,"
                    + " as Java objects that the JDK serialises, and as objects in an encoding made for them by hand. All"
                    + " take turns, several times; one turn before them is not counted. Prints a table in Markdown:"
                    + " megabytes of Arrow's buffers per second, median and from where to where, however the rows are sent."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class)
public final class ScatterBenchmark implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "13500000",
            description = "Rows of the table, of 37 bytes about (default: ${DEFAULT-VALUE}, 500 MB).")
    int rows;

    @Option(
            names = "--chunk",
            paramLabel = "ROWS",
            defaultValue = "65536",
            description = "Rows that are sent at once (default: ${DEFAULT-VALUE}).")
    int chunk;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "3",
            description = "Counted runs of each (default: ${DEFAULT-VALUE}).")
    int runs;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "2",
            description = "Number of workers (default: ${DEFAULT-VALUE}).")
    int workers;

    @Option(
            names = "--threads",
            description = "Workers are threads of this JVM, to which bytes are passed and not sent.")
    boolean areThreads;

    private final Map<String, List<ScatterRun>> measured = new LinkedHashMap<>();

    /** Made by picocli. */
    public ScatterBenchmark() {}

    @Override
    public Integer call() throws InterruptedException, JobFailedException {
        if (rows < 1 || chunk < 1 || runs < 1 || workers < 1) {
            throw new ParameterException(spec.commandLine(), "rows, chunks, runs and workers are at least 1 each");
        }
        Row[] objects = new Row[rows];
        for (int i = 0; i < rows; i++) {
            objects[i] = Row.of(i);
        }
        try (BatchTable table = new BatchTable(objects);
                ArrowSource batches = table.source();
                Cluster cluster = areThreads
                        ? Clusters.inProcess(workers, Map.of("device", "jvm"))
                        : Clusters.local(workers, Map.of("device", "jvm"))) {
            double bytes = batches.bytesPerElement() * rows;
            System.out.printf(
                    Locale.ROOT,
                    "%d rows, %.0f MB as Arrow's buffers, %d %s%n%n",
                    rows,
                    bytes / 1e6,
                    workers,
                    areThreads ? "threads" : "processes");
            for (int run = 0; run <= runs; run++) {
                measure(cluster, batches, objects, run > 0);
            }
            new ScatterTable(bytes, measured).print(System.out);
        }
        return 0;
    }

    private void measure(Cluster cluster, ArrowSource batches, Row[] objects, boolean counts)
            throws InterruptedException, JobFailedException {
        UnitSpec unit = UnitSpec.of(BatchUnit.class).keeping(ArrowSource.HEADER, batches.header());
        CountingSource counting = new CountingSource(batches);
        Outcome<Long> outcome = run(cluster, counting, unit);
        keep("Arrow record batches", outcome, counting.sent(), counts);
        for (RowEncoding encoding : RowEncoding.values()) {
            RowSource source = new RowSource(objects, encoding);
            UnitSpec reader = UnitSpec.of(RowUnit.class).with(encoding.name().getBytes(StandardCharsets.UTF_8));
            Outcome<Long> same = run(cluster, source, reader);
            if (!same.value().equals(outcome.value())) {
                throw new IllegalStateException("quantities add up to " + outcome.value() + " in batches, and to "
                        + same.value() + " in objects");
            }
            keep("objects, " + encoding.name().toLowerCase(Locale.ROOT), same, source.sent(), counts);
        }
    }

    private Outcome<Long> run(Cluster cluster, Source source, UnitSpec unit)
            throws InterruptedException, JobFailedException {
        return cluster.run(Job.of("scatter", source, unit, new Total()).shares(Shares.chunks(chunk)));
    }

    private void keep(String name, Outcome<Long> outcome, long sent, boolean counts) {
        double seconds = outcome.elapsed().toNanos() / 1e9;
        System.err.printf(Locale.ROOT, "%s%s: %.3f s%n", counts ? "" : "not counted: ", name, seconds);
        if (counts) {
            measured.computeIfAbsent(name, _ -> new ArrayList<>()).add(new ScatterRun(seconds, sent));
        }
    }

    /** Adds up what the units found. */
    private static final class Total implements Combiner<Long> {

        private long sum;

        @Override
        public void accept(Piece piece, MemorySegment result) {
            sum += result.get(ValueLayout.JAVA_LONG_UNALIGNED, 0);
        }

        @Override
        public Long finish() {
            return sum;
        }
    }
}
