package dev.smi.apps.arrow;

import dev.smi.apps.command.ClusterOptions;
import dev.smi.cli.ExitStatus;
import dev.smi.cli.SmiVersion;
import dev.smi.data.UnitSpec;
import dev.smi.data.arrow.ArrowSource;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The example {@code sum}: a column of integers, as in Fletcher's tutorial. */
@Command(
        name = "sum",
        description = {
            "Sums a column of integers: the kernel of Fletcher's tutorial. Without a file the tutorial's four numbers,"
                    + " whose sum is -6.",
            "With --workers the rows are split, each worker's kernel sums its part, and the sums are added up. Sums wrap"
                    + " around at 64 bits."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class)
final class SumCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Mixin
    ExampleOptions example = new ExampleOptions();

    @Mixin
    ClusterOptions workers = new ClusterOptions();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Record batches (.rb).")
    @Nullable
    Path file;

    @Option(
            names = {"-c", "--column"},
            paramLabel = "NAME",
            description = "The column; the first one of integers if left out.")
    @Nullable
    String column;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "65536",
            description = "With --workers, rows that are sent at once; ${DEFAULT-VALUE} if left out.")
    long rows;

    SumCommand() {}

    @Override
    public Integer call() {
        if (rows < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--rows " + rows + " is less than 1; send at least one row at once");
        }
        try (BufferAllocator allocator = new RootAllocator()) {
            Path from = file;
            if (from == null) {
                try (VectorSchemaRoot numbers = DemoBatches.numbers(allocator)) {
                    sum(allocator, "ExampleBatch", numbers);
                }
            } else {
                Batches.forEach(from, allocator, batch -> sum(allocator, from.toString(), batch));
            }
        }
        return ExitStatus.OK;
    }

    private void sum(BufferAllocator allocator, String source, VectorSchemaRoot batch) {
        Field field = field(source, batch.getSchema());
        Map<String, String> metadata = new HashMap<>(batch.getSchema().getCustomMetadata());
        metadata.put("fletcher_mode", "read"); // what another kernel wrote, too
        Schema schema = new Schema(List.of(field), metadata);
        VectorSchemaRoot only =
                new VectorSchemaRoot(schema, List.of(batch.getVector(field)), batch.getRowCount()); // the batch's own
        PrintWriter out = spec.commandLine().getOut();
        out.println(source + ": column " + field.getName() + ", " + batch.getRowCount() + " rows");
        ExampleProgram program = SumProgram.of(source, schema);
        long sum = isSplit() ? split(allocator, program, only) : run(program, only, out);
        ExampleOptions.check("sum", "the sum", sum, expected((BaseIntVector) batch.getVector(field)));
        out.println("sum " + sum + ", as in plain Java");
        out.flush();
    }

    private Field field(String source, Schema schema) {
        List<Field> integers = schema.getFields().stream()
                .filter(field -> field.getType() instanceof ArrowType.Int && field.getDictionary() == null)
                .toList();
        return integers.stream()
                .filter(field -> column == null || field.getName().equals(column))
                .findFirst()
                .orElseThrow(() -> new DiagnosticException(
                        SourcePosition.of(source),
                        "has no column " + (column == null ? "" : column + " ") + "of integers; "
                                + (integers.isEmpty()
                                        ? "give a file with one"
                                        : "choose one of "
                                                + integers.stream()
                                                        .map(Field::getName)
                                                        .collect(Collectors.joining(", ")))));
    }

    private boolean isSplit() {
        return List.of("--workers", "--processes", "--cluster").stream()
                .anyMatch(spec.commandLine().getParseResult()::hasMatchedOption);
    }

    private long run(ExampleProgram program, VectorSchemaRoot batch, PrintWriter out) {
        return example.run(program, context -> context.queueRecordBatch(batch), _ -> {}, (_, kernel) -> {
            out.printf(Locale.ROOT, "return registers 0x%08X, 0x%08X%n", kernel.getReturn(0), kernel.getReturn(1));
            return kernel.getReturn();
        });
    }

    private long split(BufferAllocator allocator, ExampleProgram program, VectorSchemaRoot batch) {
        UnitSpec unit =
                UnitSpec.of(SumUnit.class).with(example.settings(program, "").encode());
        try (ArrowSource source = ArrowSource.of(allocator, batch)) {
            return Split.run(
                    "sum", workers, source, unit, rows, spec.commandLine().getErr());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while workers summed", e);
        }
    }

    private static long expected(BaseIntVector numbers) {
        long sum = 0;
        for (int i = 0; i < numbers.getValueCount(); i++) {
            sum += numbers.isNull(i) ? 0 : numbers.getValueAsLong(i);
        }
        return sum;
    }
}
