package dev.smi.codegen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.codegen.GeneratedProgram;
import dev.smi.codegen.frontend.opencl.SyntaxCheck;
import dev.smi.model.io.BuildFile;
import dev.smi.model.io.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Folders {@code golden/<case>} with an {@code input.cl}, perhaps {@code options}, and what they give under
 * {@code expected}. Run with {@code -Dgolden.update=true} to rewrite what is expected. What is generated here is also
 * run, by the tests of smi-run.
 */
class GoldenTest {

    private static final Path GOLDEN = Path.of("src/test/golden");

    @TempDir
    Path output;

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            return folders.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldGiveWhatIsExpected(Path folder) throws IOException {
        generate(folder.resolve("input.cl"), output);
        Path expected = folder.resolve("expected");
        if (Boolean.getBoolean("golden.update")) {
            for (String file : files(output)) {
                TextFiles.writeBytes(expected.resolve(file), TextFiles.readBytes(output.resolve(file)));
            }
        }

        assertThat(files(output)).isEqualTo(files(expected));
        for (String file : files(expected)) {
            assertThat(output.resolve(file)).as(file).hasSameBinaryContentAs(expected.resolve(file));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldCompile(Path folder) throws IOException {
        generate(folder.resolve("input.cl"), output);

        for (String file : List.of("input.cl", GeneratedProgram.DEVICE_FILE)) {
            assertThat(SyntaxCheck.errors(output.resolve("input").resolve(file)))
                    .as(file)
                    .isEmpty();
        }
    }

    /** Generates the program of a source, with the options in the file beside it. */
    static void generate(Path source, Path output) throws IOException {
        List<String> arguments = new ArrayList<>();
        Path options = source.resolveSibling("options");
        if (Files.exists(options)) {
            arguments.addAll(List.of(Files.readString(options).strip().split(" ")));
        }
        arguments.addAll(List.of("-o", output.toString(), source.toString()));
        assertThat(SmiCodegen.run(arguments.toArray(String[]::new))).isZero();
    }

    @Test
    void shouldTellHowAProgramIsCompiled() throws IOException {
        Path source = output.resolve("src").resolve("one.cl");
        TextFiles.write(source, "__kernel void one(__global int *a) { a[0] = N; }\n");

        assertThat(SmiCodegen.run(
                        "-o", output.toString(), "-I", output.toString(), "-DN=7", "--cables", "2", source.toString()))
                .isZero();

        assertThat(BuildFile.read(output.resolve("one")))
                .isEqualTo(new BuildFile(
                        List.of("one.cl", GeneratedProgram.DEVICE_FILE),
                        List.of(source.getParent(), output.toAbsolutePath()),
                        List.of("N=7"),
                        2));
    }

    /**
     * All files but {@code smi.h}, a source of its own, the host side, which is all but the same for all cases, and how
     * the program is compiled, which names the directory of the case.
     */
    private static List<String> files(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .filter(name -> !name.startsWith("include")
                            && !name.equals(GeneratedProgram.HOST_FILE)
                            && !name.endsWith(BuildFile.NAME))
                    .sorted()
                    .toList();
        }
    }
}
