package dev.smi.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedMemoryTransportTest {

    private static final WireKey KEY = new WireKey(0, 1, "port.0");

    @TempDir
    Path directory;

    @Test
    void shouldShowTheReaderWhatWasPublishedBeforeItCame() {
        try (Transport first = new SharedMemoryTransport(directory);
                Transport second = new SharedMemoryTransport(directory)) {
            RingWriter writer = first.writer(KEY, 64, "int");
            writer.putInt(7);
            writer.publish();
            RingReader reader = second.reader(KEY, 64, "int");
            assertThat(reader.has(4)).isTrue();
            assertThat(reader.getInt()).isEqualTo(7);
            assertThat(writer.isDrained()).isFalse();
            reader.release();
            assertThat(writer.isDrained()).isTrue();
        }
    }

    @Test
    void shouldKeepAFileForItsOwnerOnlyUntilBothEndsHaveIt() throws IOException {
        try (Transport first = new SharedMemoryTransport(directory);
                Transport second = new SharedMemoryTransport(directory)) {
            first.reader(KEY, 64, "int");
            Path file = directory.resolve("wire-0-1-port.0");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            second.writer(KEY, 64, "int");
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void shouldRemoveAtItsEndWhatNobodyElseHasOpened() throws IOException {
        try (Transport transport = new SharedMemoryTransport(directory)) {
            transport.writer(KEY, 64, "int");
            transport.reader(new WireKey(1, 0, "port.1"), 64, "int");
            assertThat(files()).hasSize(2);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void shouldGiveTheSameEndAgain() {
        try (Transport transport = new SharedMemoryTransport(directory)) {
            RingWriter writer = transport.writer(KEY, 64, "int");
            assertThat(transport.writer(KEY, 64, "int")).isSameAs(writer);
            assertThatThrownBy(() -> transport.writer(KEY, 128, "int")).isInstanceOf(WireException.class);
        }
    }

    @Test
    void shouldRefuseEndsThatDoNotAgree() {
        try (Transport first = new SharedMemoryTransport(directory);
                Transport second = new SharedMemoryTransport(directory)) {
            first.writer(KEY, 64, "int");
            assertThatThrownBy(() -> second.reader(KEY, 64, "float"))
                    .isInstanceOf(WireException.class)
                    .hasMessageContaining("port.0 from rank 0 to rank 1")
                    .hasMessageContaining("int (64 bytes)")
                    .hasMessageContaining("float (64 bytes)");
        }
    }

    @Test
    void shouldNameADirectoryThatItCannotUse() {
        Path missing = directory.resolve("missing");
        try (Transport transport = new SharedMemoryTransport(missing)) {
            assertThatThrownBy(() -> transport.writer(KEY, 64, "int"))
                    .isInstanceOf(WireException.class)
                    .hasMessageContaining(missing.toString())
                    .hasMessageContaining("-Dsmi.shm=DIRECTORY");
        }
    }

    @Test
    void shouldRefuseNamesThatAreNoFileNames() {
        try (Transport transport = new SharedMemoryTransport(directory)) {
            assertThatThrownBy(() -> transport.writer(new WireKey(0, 1, "../x"), 64, "int"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("../x");
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
