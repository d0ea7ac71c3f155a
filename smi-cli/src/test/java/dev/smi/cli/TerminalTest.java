package dev.smi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "/dev/pts/3, true",
        "/dev/tty1, true",
        "/dev/console, true",
        "/dev/null, false",
        "/tmp/tty, false",
        "pipe:[12345], false",
    })
    void shouldTellTerminalsFromFilesAndPipes(String target, boolean isTerminal) throws IOException {
        Path stream = Files.createSymbolicLink(directory.resolve("fd"), Path.of(target));

        assertThat(Terminal.isTerminal(stream)).isEqualTo(isTerminal);
    }

    @Test
    void shouldTakeWhatCannotBeFoundOutForNoTerminal() {
        assertThat(Terminal.isTerminal(directory.resolve("missing"))).isFalse();
        assertThat(Terminal.isTerminal(directory)).isFalse();
    }
}
