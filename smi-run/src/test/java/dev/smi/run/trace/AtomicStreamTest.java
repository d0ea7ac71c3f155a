package dev.smi.run.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.model.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicStreamTest {

    @TempDir
    Path directory;

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    @Test
    void shouldTakeItsTemporaryFileAwayWhenTheJvmIsToldToEnd() throws IOException {
        try (AtomicStream stream = new AtomicStream(directory.resolve("t.json"))) {
            assertThat(files()).hasSize(1);

            stream.abandon();

            assertThat(files()).isEmpty();
            assertThatThrownBy(stream::commit).isInstanceOf(DiagnosticException.class);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void shouldSayWhereNothingCanBeWritten() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> new AtomicStream(file.resolve("t.json")))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining(file + " exists and is no directory");
        assertThatThrownBy(() -> new AtomicStream(Path.of("/proc/t.json")))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("no file can be made in /proc; give one in another directory");
    }
}
