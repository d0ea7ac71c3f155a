package dev.smi.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.data.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** However a source is cut, the pieces one after the other are the data. */
class SourcesPropertyTest {

    private static final int TRIES = 60;

    private static Path directory = Path.of(".");

    @BeforeContainer
    static void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("smi-sources");
    }

    @AfterContainer
    static void removeDirectory() throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    @Property(tries = TRIES, seed = "1")
    void shouldGiveArraysPieceByPiece(@ForAll @Size(max = 200) float[] data, @ForAll @LongRange(max = 9999) long seed) {
        Source source = Sources.of(data);

        assertThat(source.size()).isEqualTo(data.length);
        assertThat(inPieces(source, seed)).isEqualTo(bytes(MemorySegment.ofArray(data)));
    }

    @Property(tries = TRIES, seed = "2")
    void shouldGiveFilesOneAfterTheOther(
            @ForAll @Size(min = 1, max = 4) List<byte[]> contents, @ForAll @LongRange(max = 9999) long seed)
            throws IOException {
        try (Source source = Sources.files(write(contents).toArray(Path[]::new))) {
            assertThat(inPieces(source, seed)).isEqualTo(joined(contents));
        }
    }

    @Property(tries = TRIES, seed = "3")
    void shouldNeverCutARecord(
            @ForAll @IntRange(min = 1, max = 13) int recordBytes,
            @ForAll @IntRange(max = 5) int headerBytes,
            @ForAll @Size(min = 1, max = 3) List<@IntRange(max = 40) Integer> records,
            @ForAll @LongRange(max = 9999) long seed)
            throws IOException {
        List<byte[]> headers = new ArrayList<>();
        List<byte[]> bodies = new ArrayList<>();
        List<byte[]> contents = new ArrayList<>();
        Random random = new Random(seed);
        for (int count : records) {
            headers.add(random(headerBytes, random));
            bodies.add(random(count * recordBytes, random));
            contents.add(joined(List.of(headers.getLast(), bodies.getLast())));
        }

        try (Source source = Sources.records(write(contents), recordBytes, headerBytes)) {
            assertThat(source.size() * recordBytes).isEqualTo(joined(bodies).length);
            assertThat(inPieces(source, seed)).isEqualTo(joined(bodies));
            for (long record = 0; record < source.size(); record++) {
                assertThat(source.cut(record, 1)).hasSize(1);
            }
        }
    }

    @Property(tries = TRIES, seed = "4")
    void shouldGiveWholeLines(
            @ForAll @Size(max = 700) List<@AlphaChars @StringLength(max = 3) String> lines,
            @ForAll boolean endsWithLineFeed,
            @ForAll @LongRange(max = 9999) long seed)
            throws IOException {
        String text = String.join("\n", lines) + (endsWithLineFeed && !lines.isEmpty() ? "\n" : "");
        byte[] content = text.getBytes(StandardCharsets.UTF_8);

        try (Source source = Sources.lines(write(List.of(content)).getFirst())) {
            assertThat(source.size()).isEqualTo(text.lines().count());
            assertThat(inPieces(source, seed)).isEqualTo(content);
            List<String> expected = text.lines().toList();
            for (int line = 0; line < Math.min(20, expected.size()); line++) {
                assertThat(new String(bytes(source.cut(line, 1)), StandardCharsets.UTF_8).strip())
                        .isEqualTo(expected.get(line));
            }
        }
    }

    @Property(tries = TRIES, seed = "5")
    void shouldRefuseWhatIsNotThere(
            @ForAll @Size(max = 20) int[] data,
            @ForAll @LongRange(min = -3, max = 30) long first,
            @ForAll @LongRange(min = -3, max = 30) long count) {
        Source source = Sources.of(data);

        if (first < 0 || count < 0 || first + count > data.length) {
            assertThatThrownBy(() -> source.cut(first, count)).isInstanceOf(IndexOutOfBoundsException.class);
        } else {
            assertThat(bytes(source.cut(first, count))).hasSize(Math.toIntExact(count * Integer.BYTES));
        }
    }

    /** The source cut at random places, where its granularity allows, from front to back. */
    private static byte[] inPieces(Source source, long seed) {
        Random random = new Random(seed);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        long first = 0;
        while (first < source.size()) {
            long most = source.size() - first;
            long count = Math.min(most, source.granularity() * (1 + random.nextLong(1 + most / 2)));
            all.writeBytes(bytes(source.cut(first, count)));
            first += count;
        }
        return all.toByteArray();
    }

    private static List<Path> write(List<byte[]> contents) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int f = 0; f < contents.size(); f++) {
            files.add(Files.write(directory.resolve("part" + f), contents.get(f)));
        }
        return files;
    }

    private static byte[] random(int length, Random random) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] joined(List<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] bytes(List<MemorySegment> slices) {
        return joined(slices.stream().map(SourcesPropertyTest::bytes).toList());
    }

    private static byte[] bytes(MemorySegment segment) {
        return segment.toArray(ValueLayout.JAVA_BYTE);
    }
}
