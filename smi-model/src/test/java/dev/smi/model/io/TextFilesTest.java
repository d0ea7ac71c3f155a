package dev.smi.model.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFilesTest {

    @TempDir
    Path directory;

    @Test
    void shouldReplaceAFileAndLeaveNoTemporaryOne() throws IOException {
        Path file = directory.resolve("a.txt");
        TextFiles.write(file, "one");
        TextFiles.write(file, "two");

        assertThat(TextFiles.read(file)).isEqualTo("two");
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void shouldNameTheFileItCannotRead() {
        Path file = directory.resolve("missing.json");
        assertThatThrownBy(() -> TextFiles.read(file))
                .hasMessage(file + ": error: cannot read the file: it does not exist");
    }

    @Test
    void shouldNameTheFileItCannotWrite() throws IOException {
        Files.writeString(directory.resolve("file"), "");
        Path below = directory.resolve("file/a.txt");
        assertThatThrownBy(() -> TextFiles.write(below, "x")).hasMessageContaining("exists and is no directory");
        assertThatThrownBy(() -> TextFiles.write(Path.of("/proc/a.txt"), "x"))
                .hasMessageContaining("no file can be made in /proc; give one in another directory");
    }

    @Test
    void shouldSayThatADirectoryIsNoFile() {
        assertThatThrownBy(() -> TextFiles.read(directory)).hasMessageContaining("it is a directory");
        assertThatThrownBy(() -> TextFiles.write(directory, "x")).hasMessageContaining("cannot write the file");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void shouldRejectTextThatIsNotUtf8() throws IOException {
        Path file = directory.resolve("latin1.json");
        Files.write(file, new byte[] {'"', (byte) 0xe9, '"'});
        assertThatThrownBy(() -> TextFiles.read(file)).hasMessageContaining("not UTF-8");
    }

    @Test
    void shouldIgnoreAByteOrderMark() throws IOException {
        Path file = directory.resolve("bom.json");
        Files.writeString(file, "\uFEFF{}");
        assertThat(TextFiles.read(file)).isEqualTo("{}");
    }
}
