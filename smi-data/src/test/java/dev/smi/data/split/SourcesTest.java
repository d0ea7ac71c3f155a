package dev.smi.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.data.Source;
import dev.smi.model.diagnostic.DiagnosticException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

    @TempDir
    Path directory;

    @Test
    void shouldNotCopyWhatItCuts() {
        float[] data = {1, 2, 3, 4};
        List<MemorySegment> cut = Sources.of(data).cut(1, 2);
        data[1] = 20;

        assertThat(cut).singleElement().satisfies(segment -> {
            assertThat(segment.get(java.lang.foreign.ValueLayout.JAVA_FLOAT, 0)).isEqualTo(20);
            assertThat(segment.isReadOnly()).isTrue();
        });
    }

    @Test
    void shouldCountElementsOfEveryType() {
        assertThat(Sources.of(new double[3]).bytesPerElement()).isEqualTo(8);
        assertThat(Sources.of(new int[3]).bytesPerElement()).isEqualTo(4);
        assertThat(Sources.of(new long[3]).bytesPerElement()).isEqualTo(8);
        assertThat(Sources.of(new short[3]).bytesPerElement()).isEqualTo(2);
        assertThat(Sources.of(new byte[3]).size()).isEqualTo(3);
    }

    @Test
    void shouldSayWhatIsLeftOverOfRecords() throws IOException {
        Path file = Files.write(directory.resolve("images.bin"), new byte[107]);

        assertThatThrownBy(() -> Sources.records(file, 10, 4))
                .isInstanceOf(DiagnosticException.class)
                .hasMessage(
                        file + ": error: the file has 107 bytes, which is no whole number of records of 10 bytes"
                                + " behind a header of 4: 3 bytes are left over; is the file whole, and is the record size right?");
    }

    @Test
    void shouldSayThatAFileIsShorterThanItsHeader() throws IOException {
        Path file = Files.write(directory.resolve("images.bin"), new byte[3]);

        assertThatThrownBy(() -> Sources.records(file, 10, 16))
                .hasMessage(file + ": error: the file has 3 bytes, fewer than its header of 16; is it whole?");
    }

    @Test
    void shouldSayWhichFileIsMissingOrNoFile() {
        assertThatThrownBy(() -> Sources.files(directory.resolve("none")))
                .isInstanceOf(DiagnosticException.class)
                .hasMessage(directory.resolve("none") + ": error: the file does not exist");
        assertThatThrownBy(() -> Sources.lines(directory))
                .hasMessageContaining("it is a directory; data is cut in regular files only");
    }

    /** The kernel says that such files have no bytes, and gives some when they are read. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldNotTakeAFileOfUnknownLengthAsEmpty() {
        assertThatThrownBy(() -> Sources.files(Path.of("/proc/self/status")))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageStartingWith("/proc/self/status: error: it has data and says it has no bytes");
    }

    @Test
    void shouldGroupElements() {
        Source grids = Sources.grouped(Sources.of(new float[1000]), 100);

        assertThat(grids.granularity()).isEqualTo(100);
        assertThat(grids.size()).isEqualTo(1000);
        assertThatThrownBy(() -> Sources.grouped(grids, 150)).hasMessageContaining("take a multiple of that");
        assertThatThrownBy(() -> Sources.grouped(grids, 0)).hasMessageContaining("at least one in a group");
    }

    @Test
    void shouldRefuseMemoryThatEndsWithinAnElement() {
        assertThatThrownBy(() -> Sources.of(MemorySegment.ofArray(new byte[10]), 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("10 bytes are no whole number of elements of 4 bytes: 2 are left over");
    }

    @Test
    void shouldTakeEmptyFiles() throws IOException {
        Path empty = Files.createFile(directory.resolve("empty"));

        try (Source bytes = Sources.files(empty, empty);
                Source lines = Sources.lines(empty)) {
            assertThat(bytes.size()).isZero();
            assertThat(lines.size()).isZero();
            assertThat(lines.cut(0, 0)).isEmpty();
        }
    }

    @Test
    void shouldCloseTwice() throws IOException {
        Source source = Sources.files(Files.write(directory.resolve("a"), new byte[1]));
        source.close();
        source.close();
        assertThatThrownBy(() -> source.cut(0, 1).getFirst().get(java.lang.foreign.ValueLayout.JAVA_BYTE, 0))
                .isInstanceOf(IllegalStateException.class);
    }
}
