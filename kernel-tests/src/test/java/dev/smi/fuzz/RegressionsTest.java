package dev.smi.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.fuzz.run.Differential;
import dev.smi.fuzz.run.KernelFile;
import dev.smi.fuzz.run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What once differed, or once was not taken, with the cause in each file's head. */
class RegressionsTest {

    private static final Path DIRECTORY =
            Path.of(System.getProperty("smi.home", ".."), "kernel-tests/src/test/resources/regressions");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldComputeTheSameOnBothSides(Path file) throws IOException {
        assertThat(Differential.of(KernelFile.read(file))).containsOnly(new Outcome.Agreed());
    }
}
