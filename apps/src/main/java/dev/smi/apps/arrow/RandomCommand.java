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
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The example {@code random-strings}: a kernel that only writes. */
@Command(
        name = "random-strings",
        description = {
            "Writes random strings of 0 to 255 letters: a kernel that reads nothing, with a seed as register."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class)
final class RandomCommand implements Callable<Integer> {

    private static final int MOST = 1_000_000;
    private static final int SHOWN = 60;

    @Spec
    CommandSpec spec;

    @Mixin
    ExampleOptions example = new ExampleOptions();

    @Option(names = "--rows", paramLabel = "N", defaultValue = "1000", description = "Strings; ${DEFAULT-VALUE}.")
    int rows = 1000;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Which strings; ${DEFAULT-VALUE}.")
    long seed = 1;

    @Option(names = "--save", paramLabel = "FILE", description = "Write the strings as a record batch.")
    @Nullable
    Path save;

    RandomCommand() {}

    @Override
    public Integer call() {
        if (rows < 0 || rows > MOST || seed == 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there are 0 to " + MOST + " rows, and a seed other than 0; correct --rows or --seed");
        }
        try (BufferAllocator allocator = new RootAllocator()) {
            example.run(
                    RandomProgram.program(),
                    context -> context.queueRecordBatch(
                            RandomProgram.RANDOM, Capacity.rows(rows).perList(RandomProgram.LONGEST)),
                    kernel -> {
                        kernel.setRange("Random", 0, rows);
                        kernel.setArgument("seed", seed);
                    },
                    (context, kernel) -> {
                        try (VectorSchemaRoot written = context.written("Random", allocator)) {
                            return check(written, kernel.getReturn(), allocator);
                        }
                    });
        }
        return ExitStatus.OK;
    }

    private long check(VectorSchemaRoot written, long letters, BufferAllocator allocator) {
        PrintWriter out = spec.commandLine().getOut();
        List<@Nullable String> found = Strings.list(written);
        found.stream()
                .limit(3)
                .map(String::valueOf)
                .forEach(text -> out.println(
                        text.length() > SHOWN ? text.substring(0, SHOWN) + "... (" + text.length() + ")" : text));
        ExampleOptions.check("random-strings", "the column", found, expected());
        out.println(found.size() + " strings, " + letters + " letters, as in plain Java");
        if (save != null) {
            Batches.write(save, RandomProgram.RANDOM, List.of(written), allocator);
            out.println(save + ": the strings");
        }
        out.flush();
        return letters;
    }

    private List<String> expected() {
        List<String> strings = new ArrayList<>();
        long state = seed;
        for (int row = 0; row < rows; row++) {
            state = RandomProgram.step(state);
            byte[] letters = new byte[RandomProgram.length(state)];
            for (int i = 0; i < Math.max(1, letters.length); i++) {
                state = i % RandomProgram.PER_STEP == 0 ? RandomProgram.step(state) : state;
                if (i < letters.length) {
                    letters[i] = RandomProgram.letter(state, i % RandomProgram.PER_STEP);
                }
            }
            strings.add(new String(letters, StandardCharsets.US_ASCII));
        }
        return strings;
    }
}
