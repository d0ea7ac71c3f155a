package dev.smi.apps.arrow;

import dev.smi.Smi;
import dev.smi.apps.arrow.regex.Automaton;
import dev.smi.apps.command.ClusterOptions;
import dev.smi.arrow.Platform;
import dev.smi.cli.ExitStatus;
import dev.smi.cli.SmiVersion;
import dev.smi.data.UnitSpec;
import dev.smi.data.arrow.ArrowSource;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The example {@code regex}: strings that a regular expression matches. */
@Command(
        name = "regex",
        description = {
            "Counts strings that a regular expression matches somewhere: it becomes a table of states, which goes to the"
                    + " kernel as a record batch of its own, and the kernel takes one byte a cycle. Without a file strings"
                    + " are made.",
            "With --workers the rows are split, and the counts are added up."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  smi-app arrow regex",
            "  smi-app arrow regex --pattern '^(?:A|B).*[0-9]{4}$$' names.rb --column name",
        })
final class RegexCommand implements Callable<Integer> {

    private static final String ADDRESS = "[a-z0-9._]+@[a-z0-9-]+(\\.[a-z]+)*\\.(com|org|net|nl)";
    private static final List<String> WORDS =
            List.of("stream", "rank", "kernel", "of", "the", "at @home", "data", "mail", "to", "a.b", "naïve");
    private static final int MOST_ROWS = 10_000_000;

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
            description = "The column; the first one of strings if left out.")
    @Nullable
    String column;

    @Option(
            names = {"-p", "--pattern"},
            paramLabel = "REGEX",
            description =
                    "The expression, as java.util.regex writes them: characters, ., classes, groups, choices,"
                            + " repetitions, ^ at the beginning, $$ at the end, (?i) before it all. Addresses of mail if left out.")
    String pattern = ADDRESS;

    @Option(
            names = "--demo",
            paramLabel = "ROWS",
            defaultValue = "1000",
            description = "Without a file, how many strings are made; ${DEFAULT-VALUE} if left out.")
    int demo = 1000;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "65536",
            description = "With --workers, rows that are sent at once; ${DEFAULT-VALUE} if left out.")
    long rows;

    RegexCommand() {}

    @Override
    public Integer call() {
        if (rows < 1 || demo < 0 || demo > MOST_ROWS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "send at least one row at once, and make 0 to " + MOST_ROWS + " rows; correct --rows or --demo");
        }
        Automaton automaton = Automaton.compile("--pattern", pattern);
        PrintWriter out = spec.commandLine().getOut();
        out.println(pattern + ": " + automaton.states() + " states");
        try (BufferAllocator allocator = new RootAllocator()) {
            List<@Nullable String> made = file == null ? made() : List.of();
            RegexProgram.TEXTS.forEach(file, column, made, allocator, texts -> count(allocator, texts, automaton));
        }
        return ExitStatus.OK;
    }

    private List<@Nullable String> made() {
        Random random = new Random(1);
        List<@Nullable String> texts = new ArrayList<>();
        for (int i = 0; i < demo; i++) {
            StringBuilder text = new StringBuilder();
            for (int words = random.nextInt(8); words > 0; words--) {
                text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
            }
            if (random.nextInt(3) == 0) {
                text.append("jo.")
                        .append(random.nextInt(1000))
                        .append("@host-")
                        .append(i)
                        .append(".example.org");
            }
            texts.add(random.nextInt(10) == 0 ? null : text.toString());
        }
        return texts;
    }

    private void count(BufferAllocator allocator, VectorSchemaRoot texts, Automaton automaton) {
        boolean isSplit = List.of("--workers", "--processes", "--cluster").stream()
                .anyMatch(spec.commandLine().getParseResult()::hasMatchedOption);
        long matches = isSplit ? split(allocator, texts) : run(allocator, texts, automaton);
        boolean isAtEnd = pattern.endsWith("$") && !pattern.endsWith("\\$");
        Pattern java =
                Pattern.compile(isAtEnd ? pattern.substring(0, pattern.length() - 1) + "\\z" : pattern, Pattern.DOTALL);
        long expected = Strings.list(texts).stream()
                .filter(Objects::nonNull)
                .filter(text -> java.matcher(text).find())
                .count();
        ExampleOptions.check("regex", "the number of matches", matches, expected);
        PrintWriter out = spec.commandLine().getOut();
        out.println(matches + " of " + texts.getRowCount() + " strings match, as with java.util.regex");
        out.flush();
    }

    private long run(BufferAllocator allocator, VectorSchemaRoot texts, Automaton automaton) {
        return ExampleOptions.guarded(() -> {
            try (Smi smi = example.open()) {
                Platform platform = RegexProgram.program().open(smi, example.output);
                return RegexProgram.run(platform, texts, automaton, example.deadline, allocator);
            }
        });
    }

    private long split(BufferAllocator allocator, VectorSchemaRoot texts) {
        UnitSpec unit = UnitSpec.of(RegexUnit.class)
                .with(example.settings(RegexProgram.program(), pattern).encode());
        try (ArrowSource source = ArrowSource.of(allocator, texts)) {
            return Split.run(
                    "regex", workers, source, unit, rows, spec.commandLine().getErr());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while workers counted", e);
        }
    }
}
