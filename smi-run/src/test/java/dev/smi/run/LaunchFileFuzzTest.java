package dev.smi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.emulator.cache.ModuleCache;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.io.TextFiles;
import dev.smi.run.launchfile.LaunchFileReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Launch files that are wrong in one place: whatever it is, only diagnostics come of it. */
@Timeout(180)
class LaunchFileFuzzTest {

    private static final String LAUNCH = """
            { "topology": {"make": "bus", "size": "2"},
              "programs": {"app": {"sources": ["app.cl"], "include": ["."], "define": {"N": "4", "M": 3}}},
              "options": {"cables": 4, "read_limit": 8, "eager": false, "max_ranks": 2},
              "buffers": [{"rank": "*", "name": "mem", "type": "int", "count": 4, "init": "iota"},
                          {"rank": [0, "1-1"], "name": "in", "type": "float", "count": 2, "init": [1, -0.5]}],
              "steps": [{"set": {"mem": "iota"},
                         "run": [{"rank": 0, "kernel": "add", "args": ["@mem", "@in", 4, 0.5, "$rank", "$comm"], "background": false}],
                         "expect": [{"rank": 0, "buffer": "mem", "values": [1, 2, 3], "at": 0, "tolerance": 0.5}],
                         "save": [{"rank": 0, "buffer": "mem", "file": "mem.bin"}],
                         "pictures": [{"buffer": "in", "file": "in.png", "tiles": "1x2", "width": 2, "colors": "heat", "min": 0, "max": 2, "scale": 2}],
                         "deadline_s": 2}] }
            """;

    private static final String SOURCE = """
            #include <smi.h>
            __kernel void add(__global int *restrict mem, __global float *restrict in, const char n, const double x, ulong rank,
                              SMI_Comm comm)
            {
                for (int i = 0; i < n && i < N; i++) mem[i] += (int)in[0] + (int)(rank * x);
            }
            """;

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "0.5",
            "1e999999999",
            "-1e-999999999",
            "300",
            "2147483647",
            "99999999999999999999",
            "\"\"",
            "\"*\"",
            "\"\\u0000\"",
            "\"../x\"",
            "\"nan\"",
            "\"1-0\"",
            "\"999999999x999999999\"",
            "\"zero\"",
            "\"@mem\"",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "{\"file\": \"app.cl\"}",
            "{\"file\": \"\\u0000\"}",
            "{\"make\": \"bus\", \"size\": \"0\"}");

    private static final Pattern VALUE = Pattern.compile("\"[^\"]*\"|-?[0-9.]+|true|false|\\[|\\{");
    private static final int RUNS = 250;

    @TempDir
    Path directory;

    @BeforeEach
    void write() {
        TextFiles.write(directory.resolve("app.cl"), SOURCE);
    }

    /** Every value of the file, replaced by every other kind of value. */
    private static List<String> mutants() {
        List<String> mutants = new ArrayList<>();
        for (MatchResult value : VALUE.matcher(LAUNCH).results().toList()) {
            int end = value.end();
            if (value.group().equals("[") || value.group().equals("{")) {
                end = closing(value.start());
            }
            for (String other : VALUES) {
                mutants.add(LAUNCH.substring(0, value.start()) + other + LAUNCH.substring(end));
            }
        }
        return mutants;
    }

    private static int closing(int open) {
        int depth = 0;
        for (int i = open; ; i++) {
            char c = LAUNCH.charAt(i);
            depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
    }

    private void run(String text, ModuleCache cache) {
        Path file = directory.resolve("launch.json");
        TextFiles.write(file, text);
        new LaunchRunner(
                        LaunchFileReader.read(file),
                        directory.resolve("out"),
                        Optional.of(Duration.ofSeconds(5)),
                        (_, _, _) -> {},
                        FabricKind.GENERATED,
                        cache)
                .run();
    }

    @Test
    void shouldMakeDiagnosticsOfWhateverIsWrong() {
        ModuleCache cache = ModuleCache.in(directory.resolve("cache"), _ -> {});
        run(LAUNCH, cache);
        List<String> mutants = mutants();
        assertThat(mutants).hasSizeGreaterThan(2000);
        Random random = new Random(7);
        int runs = 0;
        for (String mutant : mutants) {
            try {
                LaunchFileReader.read(written(mutant));
            } catch (DiagnosticException _) {
                continue;
            }
            if (random.nextInt(4) != 0 || runs++ > RUNS) {
                continue;
            }
            try {
                run(mutant, cache);
            } catch (DiagnosticException e) {
                assertThat(e.diagnostics()).isNotEmpty();
            } catch (RuntimeException e) {
                throw new AssertionError("not a diagnostic: " + e + "\n" + mutant, e);
            }
        }
        assertThat(runs).isGreaterThan(30);
    }

    private Path written(String text) {
        Path file = directory.resolve("launch.json");
        TextFiles.write(file, text);
        return file;
    }
}
