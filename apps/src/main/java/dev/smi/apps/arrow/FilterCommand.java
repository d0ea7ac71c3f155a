package dev.smi.apps.arrow;

import dev.smi.arrow.Capacity;
import dev.smi.cli.ExitStatus;
import dev.smi.cli.SmiVersion;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The example {@code filter}: rows that have certain names. */
@Command(
        name = "filter",
        description = {
            "Finds the rows whose name is one of some: a kernel that reads two batches and writes a third, with the rows'"
                    + " numbers and names. Without a file the names of eight hobbits."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class)
final class FilterCommand implements Callable<Integer> {

    private static final List<@Nullable String> DEMO =
            List.of("Bilbo", "Sam", "Rosie", "Frodo", "Elanor", "Lobelia", "Merry", "Pippin");

    @Spec
    CommandSpec spec;

    @Mixin
    ExampleOptions example = new ExampleOptions();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Record batches (.rb).")
    @Nullable
    Path file;

    @Option(
            names = {"-c", "--column"},
            paramLabel = "NAME",
            description = "The column of names; the first one of strings if left out.")
    @Nullable
    String column;

    @Option(
            names = {"-n", "--name"},
            paramLabel = "NAME",
            description = "A name to find; may be repeated. Sam, Frodo and Gollum if left out.")
    List<@Nullable String> wanted = new ArrayList<>();

    @Option(names = "--save", paramLabel = "FILE", description = "Write what is found as record batches.")
    @Nullable
    Path save;

    private record Finding(int row, String name) {}

    FilterCommand() {}

    @Override
    public Integer call() {
        List<@Nullable String> names = wanted.isEmpty() ? List.of("Sam", "Frodo", "Gollum") : wanted;
        if (names.size() > FilterProgram.MOST_WANTED) {
            throw usage(names.size() + " names, and the kernel has room for " + FilterProgram.MOST_WANTED);
        }
        for (String name : names) {
            if (name != null && name.getBytes(StandardCharsets.UTF_8).length > FilterProgram.LONGEST) {
                throw usage("--name " + name + " is longer than " + FilterProgram.LONGEST
                        + " bytes, which the kernel has room for");
            }
        }
        List<VectorSchemaRoot> found = new ArrayList<>();
        try (BufferAllocator allocator = new RootAllocator()) {
            try {
                FilterProgram.HOBBITS.forEach(
                        file, column, DEMO, allocator, batch -> found.add(filter(allocator, batch, names)));
                if (save != null) {
                    Batches.write(save, FilterProgram.FOUND, found, allocator);
                    spec.commandLine().getOut().println(save + ": what was found");
                }
            } finally {
                found.forEach(VectorSchemaRoot::close);
            }
        }
        spec.commandLine().getOut().flush();
        return ExitStatus.OK;
    }

    private VectorSchemaRoot filter(BufferAllocator allocator, VectorSchemaRoot batch, List<@Nullable String> names) {
        List<@Nullable String> all = Strings.list(batch);
        List<Finding> expected = new ArrayList<>();
        for (int row = 0; row < all.size(); row++) {
            String name = all.get(row);
            if (name != null && names.contains(name)) {
                expected.add(new Finding(row, name));
            }
        }
        try (VectorSchemaRoot wantedNames = FilterProgram.WANTED.of(allocator, names)) {
            Capacity capacity = Capacity.rows(all.size())
                    .of(
                            "Found_name_chars",
                            Math.clamp((long) all.size() * FilterProgram.LONGEST, 1, Integer.MAX_VALUE));
            VectorSchemaRoot found = example.run(
                    FilterProgram.program(),
                    context -> {
                        context.queueRecordBatch(batch);
                        context.queueRecordBatch(wantedNames);
                        context.queueRecordBatch(FilterProgram.FOUND, capacity);
                    },
                    _ -> {},
                    (context, _) -> context.written("Found", allocator));
            check(found, expected, all.size());
            return found;
        }
    }

    private void check(VectorSchemaRoot found, List<Finding> expected, int rows) {
        IntVector numbers = (IntVector) found.getVector("row");
        VarCharVector names = (VarCharVector) found.getVector("name");
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < found.getRowCount(); i++) {
            findings.add(new Finding(numbers.get(i), new String(names.get(i), StandardCharsets.UTF_8)));
        }
        PrintWriter out = spec.commandLine().getOut();
        findings.stream().limit(10).forEach(each -> out.println("row " + each.row + " " + each.name));
        ExampleOptions.check("filter", "what is found", findings, expected);
        out.println(findings.size() + " of " + rows + " rows, as in plain Java");
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
