package dev.smi.benchmarks;

import dev.smi.cli.ExitStatus;
import dev.smi.cli.SmiVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The subcommand {@code arrow-sum}: rows a second of the application, beside a loop over what Arrow's reader gives. */
@Command(
        name = "arrow-sum",
        description = {
            "Times 'smi-app arrow-sum' on a file with one column of 64-bit integers, without nulls and with every seventh"
                    + " one null, and a loop on one thread over the vectors that Arrow's own ArrowFileReader reads from the"
                    + " same file: as Arrow comes, and with its checks of bounds and nulls switched off. Every run is a"
                    + " process of its own; the programs take turns, and each sums several times once it is warm. All sums"
                    + " are compared. Prints a table in Markdown: million rows a second, median and from where to where, and"
                    + " how many times as fast smi-app is. The file is in the system's cache."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class,
        footerHeading = "%nExamples:%n",
        footer = {"  smi-bench arrow-sum", "  smi-bench arrow-sum --rows 100000000 --workers 4"})
final class ArrowSumBenchmark implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Mixin
    PeerOptions common = new PeerOptions();

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "20000000",
            description = "Rows of the file, of 8 bytes each (default: ${DEFAULT-VALUE}).")
    long rows;

    @Override
    public Integer call() throws IOException, InterruptedException {
        common.check(spec.commandLine());
        if (rows < 1) {
            throw new ParameterException(spec.commandLine(), "--rows " + rows + " is less than 1");
        }
        Path directory = Files.createTempDirectory("smi-arrow-sum");
        try {
            Map<String, SpeedTable> tables = new LinkedHashMap<>();
            tables.put("no nulls", measure(directory, false));
            tables.put("every seventh null", measure(directory, true));
            print(tables);
        } finally {
            TemporaryFiles.delete(directory);
        }
        return ExitStatus.OK;
    }

    private SpeedTable measure(Path directory, boolean hasNulls) throws IOException, InterruptedException {
        Path file = directory.resolve("column.arrow");
        ArrowColumn column = new ArrowColumn(rows, hasNulls);
        column.write(file);
        ArrowSumRuns runs = new ArrowSumRuns(common.home, new ReportProcess(directory), file, rows, column.sum());
        SpeedTable table = new SpeedTable();
        for (int round = 0; round < common.rounds; round++) {
            table.add(runs.ours(common.workers));
            table.add(runs.peer(true));
            table.add(runs.peer(false));
        }
        return table;
    }

    private void print(Map<String, SpeedTable> tables) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%d rows of int64%n%n", rows);
        out.println("| column | program | million rows/s | smi-app against it |");
        out.println("|---|---|---|---|");
        tables.forEach((name, table) -> table.lines(1e6, 0).forEach(line -> out.println("| " + name + line)));
        out.flush();
    }
}
