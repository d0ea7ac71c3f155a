package dev.smi.data.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.model.diagnostic.DiagnosticException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrowSourceTest {

    private static final Path FLETCHERS = Path.of(System.getProperty("smi.home"), "../shared/refs/arrow/in.rb");

    private final BufferAllocator allocator = new RootAllocator();

    @TempDir
    private Path directory;

    @AfterEach
    void shouldHaveGivenBackAllMemory() {
        allocator.close();
    }

    @Test
    void shouldReadFletchersRecordBatch() {
        Assumptions.assumeTrue(Files.exists(FLETCHERS), FLETCHERS + " is not there");
        try (ArrowSource source = ArrowSource.open(FLETCHERS)) {
            assertThat(source.size()).isEqualTo(4);
            assertThat(source.schema().getCustomMetadata()).containsEntry("fletcher_mode", "read");
            assertThat(Chunked.rows(source.select(List.of("A")), List.of(3L, 4L)))
                    .containsExactly("[1]", "[-3]", "[3]", "[-7]");
        }
    }

    @Test
    void shouldSliceAFileWithoutCopyingValues() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            byte[] bytes = Tables.file(Tables.words(allocator, 64));
            MemorySegment data = arena.allocate(bytes.length, Long.BYTES).copyFrom(MemorySegment.ofArray(bytes));
            try (ArrowSource source = ArrowSource.parse("words.arrow", data)) {
                // numbers; words: offsets are made anew, and nothing is null
                assertThat(slices(source.cut(8, 40), data)).containsExactly(40L * 4, 40L * 5);
                // numbers; words: bitmap, offsets, which begin at 0, and bytes of the 38 that are not null
                assertThat(slices(source.cut(0, 40), data)).containsExactly(40L * 4, 5L, 41L * 4, 38L * 5);
            }
        }
    }

    /** Bytes of those parts that are slices of the data. */
    private static List<Long> slices(List<MemorySegment> parts, MemorySegment data) {
        return parts.stream()
                .filter(part -> lies(part, data))
                .map(MemorySegment::byteSize)
                .toList();
    }

    private static boolean lies(MemorySegment part, MemorySegment within) {
        return part.isNative()
                && part.address() >= within.address()
                && part.address() < within.address() + within.byteSize();
    }

    @Test
    void shouldSendOnlyTheBytesOfTheRows() throws IOException {
        byte[] file = Tables.file(Tables.words(allocator, 10_000));
        try (ArrowSource source = ArrowSource.parse("words.arrow", MemorySegment.ofArray(file))) {
            long bytes = source.cut(5003, 3).stream()
                    .mapToLong(MemorySegment::byteSize)
                    .sum();
            assertThat(bytes).isLessThan(400);
            assertThat(source.bytesPerElement()).isBetween(12.0, 18.0);
        }
    }

    @Test
    void shouldMakeAStreamThatArrowItselfReads() throws IOException {
        try (VectorSchemaRoot words = Tables.words(allocator, 50);
                ArrowSource source = ArrowSource.of(allocator, words)) {
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            stream.write(source.header().toArray(ValueLayout.JAVA_BYTE));
            for (MemorySegment part : source.cut(7, 30)) {
                stream.write(part.toArray(ValueLayout.JAVA_BYTE));
            }
            try (ArrowStreamReader reader =
                    new ArrowStreamReader(new ByteArrayInputStream(stream.toByteArray()), allocator)) {
                assertThat(reader.loadNextBatch()).isTrue();
                assertThat(Chunked.rows(reader.getVectorSchemaRoot()))
                        .isEqualTo(Chunked.rows(words).subList(7, 37));
                assertThat(reader.loadNextBatch()).isFalse();
            }
        }
    }

    @Test
    void shouldGiveColumnsInTheOrderWanted() throws IOException {
        byte[] file = Tables.file(Tables.words(allocator, 9));
        try (ArrowSource source = ArrowSource.parse("words.arrow", MemorySegment.ofArray(file))) {
            assertThat(Chunked.rows(source.select(List.of("word", "number")), List.of(9L)))
                    .startsWith("[null, 0]", "[w0001, 1]");
            assertThatThrownBy(() -> source.select(List.of("wrod")))
                    .isInstanceOf(DiagnosticException.class)
                    .hasMessage("words.arrow: error: has no column wrod; choose one of number, word");
        }
    }

    @Test
    void shouldTakeDictionariesAlong() throws IOException {
        MapDictionaryProvider dictionaries = new MapDictionaryProvider();
        try (VectorSchemaRoot colours = Tables.colours(allocator, dictionaries, 20);
                ArrowSource memory = ArrowSource.of(allocator, dictionaries, List.of(colours))) {
            checkColours(memory);
            byte[] stream = Tables.stream(colours, dictionaries);
            try (ArrowSource read = ArrowSource.parse("colours.arrow", MemorySegment.ofArray(stream))) {
                checkColours(read);
            }
        } finally {
            Tables.close(dictionaries);
        }
    }

    private static void checkColours(ArrowSource source) {
        List<String> colours = new ArrayList<>();
        try (ArrowChunks chunks = new ArrowChunks(source.header());
                Arena arena = Arena.ofConfined()) {
            chunks.read(Chunked.joined(source.cut(5, 4), arena, 0), rows -> {
                try (var decoded = DictionaryEncoder.decode(
                        rows.getVector(0), chunks.dictionaries().lookup(Tables.COLOURS))) {
                    for (int row = 0; row < decoded.getValueCount(); row++) {
                        colours.add(String.valueOf(decoded.getObject(row)));
                    }
                }
            });
        }
        assertThat(colours).containsExactly("blue", "red", "green", "blue");
    }

    @Test
    void shouldReadPiecesOnTheHeap() {
        try (VectorSchemaRoot words = Tables.words(allocator, 3);
                ArrowSource source = ArrowSource.of(allocator, words);
                ArrowChunks chunks = new ArrowChunks(source.header());
                Arena arena = Arena.ofConfined()) {
            byte[] piece = Chunked.joined(source.cut(0, 3), arena, 0).toArray(ValueLayout.JAVA_BYTE);
            chunks.read(
                    MemorySegment.ofArray(piece),
                    rows -> assertThat(((IntVector) rows.getVector("number")).get(2))
                            .isEqualTo(2));
        }
    }

    @Test
    void shouldNotCopyAPieceThatAWorkerReads() {
        try (VectorSchemaRoot words = Tables.words(allocator, 30);
                ArrowSource source = ArrowSource.of(allocator, words);
                ArrowChunks chunks = new ArrowChunks(source.header());
                Arena arena = Arena.ofConfined()) {
            MemorySegment piece = Chunked.joined(source.cut(1, 20), arena, 0);
            chunks.read(
                    piece,
                    rows -> assertThat(rows.getVector("number").getDataBufferAddress())
                            .isBetween(piece.address(), piece.address() + piece.byteSize()));
        }
    }

    @Test
    void shouldMapAFileAndSayWhatIsMissing() throws IOException {
        Path file = directory.resolve("words.arrow");
        Files.write(file, Tables.file(Tables.words(allocator, 5)));
        try (ArrowSource source = ArrowSource.open(file)) {
            assertThat(source.size()).isEqualTo(5);
            assertThat(source.batches()).isEqualTo(1);
            assertThatThrownBy(() -> source.cut(3, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        }
        Path missing = directory.resolve("missing.arrow");
        assertThatThrownBy(() -> ArrowSource.open(missing))
                .hasMessage(missing + ": error: is not there; name an Arrow file");
        assertThatThrownBy(() -> ArrowSource.open(directory)).hasMessageContaining("it is a directory");
    }
}
