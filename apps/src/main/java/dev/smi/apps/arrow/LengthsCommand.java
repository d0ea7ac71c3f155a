package dev.smi.apps.arrow;

import dev.smi.arrow.Capacity;
import dev.smi.cli.ExitStatus;
import dev.smi.cli.SmiVersion;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The example {@code lengths}: a column of how long strings are. */
@Command(
        name = "lengths",
        description = {
            "Measures strings in bytes and characters: a kernel that reads a column of strings and writes two of numbers,"
                    + " null where the string is. Without a file some strings of several scripts."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class)
final class LengthsCommand implements Callable<Integer> {

    private static final List<@Nullable String> DEMO =
            Arrays.asList("Delft", "", null, "naïve café", "日本語", "a string that is longer than a transfer", "😀");

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
            description = "The column; the first one of strings if left out.")
    @Nullable
    String column;

    @Option(names = "--save", paramLabel = "FILE", description = "Write the lengths as record batches.")
    @Nullable
    Path save;

    private record Length(int bytes, int characters) {

        static Length of(String text) {
            return new Length(text.getBytes(StandardCharsets.UTF_8).length, text.codePointCount(0, text.length()));
        }
    }

    LengthsCommand() {}

    @Override
    public Integer call() {
        List<VectorSchemaRoot> measured = new ArrayList<>();
        try (BufferAllocator allocator = new RootAllocator()) {
            try {
                LengthsProgram.TEXTS.forEach(
                        file, column, DEMO, allocator, batch -> measured.add(measure(allocator, batch)));
                if (save != null) {
                    Batches.write(save, LengthsProgram.LENGTHS, measured, allocator);
                    spec.commandLine().getOut().println(save + ": the lengths");
                }
            } finally {
                measured.forEach(VectorSchemaRoot::close);
            }
        }
        spec.commandLine().getOut().flush();
        return ExitStatus.OK;
    }

    private VectorSchemaRoot measure(BufferAllocator allocator, VectorSchemaRoot texts) {
        PrintWriter out = spec.commandLine().getOut();
        return example.run(
                LengthsProgram.program(),
                context -> {
                    context.queueRecordBatch(texts);
                    context.queueRecordBatch(LengthsProgram.LENGTHS, Capacity.rows(texts.getRowCount()));
                },
                _ -> {},
                (context, kernel) -> {
                    VectorSchemaRoot lengths = context.written("Lengths", allocator);
                    List<Optional<Length>> found = list(lengths);
                    List<Optional<Length>> expected = Strings.list(texts).stream()
                            .map(text -> Optional.ofNullable(text).map(Length::of))
                            .toList();
                    found.stream()
                            .limit(10)
                            .forEach(each -> out.println(
                                    each.map(length -> length.bytes + " bytes, " + length.characters + " characters")
                                            .orElse("null")));
                    ExampleOptions.check("lengths", "the column", found, expected);
                    out.println(found.size() + " strings, " + kernel.getReturn() + " characters, as in plain Java");
                    return lengths;
                });
    }

    private static List<Optional<Length>> list(VectorSchemaRoot lengths) {
        IntVector bytes = (IntVector) lengths.getVector("bytes");
        IntVector characters = (IntVector) lengths.getVector("characters");
        List<Optional<Length>> list = new ArrayList<>();
        for (int i = 0; i < lengths.getRowCount(); i++) {
            list.add(
                    bytes.isNull(i) || characters.isNull(i)
                            ? Optional.empty()
                            : Optional.of(new Length(bytes.get(i), characters.get(i))));
        }
        return list;
    }
}
