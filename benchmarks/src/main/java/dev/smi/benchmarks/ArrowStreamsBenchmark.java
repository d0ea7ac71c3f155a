package dev.smi.benchmarks;

import dev.smi.benchmarks.ArrowStreamVectors.Column;
import dev.smi.cli.SmiVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The subcommand {@code arrow-streams}: columns of record batches through readers, beside plain loops. */
@Command(
        name = "arrow-streams",
        description = {
            "Times kernels that add up a column of 64-bit integers, and one of strings, byte by byte: on the emulator with"
                    + " 1 and 8 elements a transfer, and in Java on the jvm device, in such transfers and in wide ones."
                    + " Beside them plain Java loops over the same vectors, by their methods and over their memory. All take turns. Prints a table in Markdown:"
                    + " megabytes of the vectors' buffers per second, median and from where to where, and how many times"
                    + " as fast the first is."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class)
final class ArrowStreamsBenchmark implements Callable<Integer> {

    private static final int WARM_UP = 5;
    private static final double MEGA = 1e6;

    /** Strings have offsets of 32 bits. */
    private static final int MOST_ROWS = 50_000_000;

    @Spec
    CommandSpec spec;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Rows of each column (default: ${DEFAULT-VALUE}).")
    int rows;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "11",
            description = "Counted rounds of each; " + WARM_UP + " before them are not counted (default:"
                    + " ${DEFAULT-VALUE}).")
    int rounds;

    @Override
    public Integer call() throws IOException {
        if (rows < 1 || rows > MOST_ROWS || rounds < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--rows " + rows + " --rounds " + rounds + "; give 1 to " + MOST_ROWS
                            + " rows and 1 round or more");
        }
        PrintWriter out = spec.commandLine().getOut();
        Path directory = Files.createTempDirectory("smi-arrow-streams");
        try (BufferAllocator allocator = new RootAllocator();
                ArrowStreamVectors vectors = new ArrowStreamVectors(rows, allocator)) {
            out.println("| column | program | MB/s | the first against it |");
            out.println("|---|---|---|---|");
            out.flush();
            for (Column column : Column.values()) {
                measure(vectors, column, directory, out);
            }
        } finally {
            TemporaryFiles.delete(directory);
        }
        return 0;
    }

    private void measure(ArrowStreamVectors vectors, Column column, Path directory, PrintWriter out) {
        List<ArrowStreamRun> runs = new ArrayList<>();
        try {
            runs.add(ArrowStreamRun.jvm(vectors, column, ArrowStreamKernels.WIDE));
            runs.add(ArrowStreamRun.jvm(vectors, column, 8));
            runs.add(ArrowStreamRun.jvm(vectors, column, 1));
            runs.add(ArrowStreamRun.emulator(vectors, column, 8, directory));
            runs.add(ArrowStreamRun.emulator(vectors, column, 1, directory));
            List<Contestant> contestants = new ArrayList<>(vectors.plainLoops(column));
            runs.forEach(run -> contestants.add(run.contestant()));
            SpeedTable table = Contestant.time(contestants, (double) vectors.bytes(column), WARM_UP, rounds);
            table.lines(MEGA, 0).forEach(line -> out.println("| " + column.words() + line));
            out.flush();
        } finally {
            runs.forEach(ArrowStreamRun::close);
        }
    }
}
