package dev.smi.arrow.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.arrow.model.Batch;
import dev.smi.arrow.schema.NamedSchema;
import dev.smi.arrow.schema.SchemaInterface;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageTest {

    private static final Path REFERENCE = Path.of(System.getProperty("smi.home"), "../shared/refs/arrow");
    private static final BufferAllocator ALLOCATOR = new RootAllocator();

    @TempDir
    private Path directory;

    @AfterAll
    static void close() {
        ALLOCATOR.close();
    }

    @Test
    void shouldWriteFletchersImageByteForByte() throws IOException {
        Path reference = REFERENCE.resolve("memory.srec");
        Assumptions.assumeTrue(Files.exists(reference), reference + " is not there");
        Path file = numbers(1, -3, 3, -7);
        Path written = directory.resolve("memory.srec");

        SrecFile.write(written, image(file).image());

        assertThat(written).hasSameBinaryContentAs(reference);
    }

    @Test
    void shouldReadFletchersImage() throws IOException {
        Path reference = REFERENCE.resolve("memory.srec");
        Assumptions.assumeTrue(Files.exists(reference), reference + " is not there");
        Path schema = numbers();
        Path back = directory.resolve("back.rb");
        MemoryImage image = SrecFile.read(reference);

        back(schema, image, Optional.empty(), 4, back);

        try (ArrowFileReader reader = new ArrowFileReader(Files.newByteChannel(back), ALLOCATOR)) {
            assertThat(reader.loadNextBatch()).isTrue();
            BigIntVector numbers = (BigIntVector) reader.getVectorSchemaRoot().getVector("number");
            assertThat(List.of(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3)))
                    .containsExactly(1L, -3L, 3L, -7L);
            assertThat(reader.loadNextBatch()).isFalse();
        }
    }

    @Test
    void shouldGiveBackRandomBatches() throws IOException {
        for (int seed = 0; seed < 100; seed++) {
            RandomBatches random = new RandomBatches(seed);
            Schema schema = random.schema();
            Path file = directory.resolve("random.rb");
            Path back = directory.resolve("back.rb");
            try (VectorSchemaRoot root = random.batch(schema, ALLOCATOR, seed % 23)) {
                RandomBatches.write(file, root, seed % 2 == 0, 1);
                ImageBuilder builder = image(file);
                Path srec = directory.resolve("random.srec");
                Path json = ImageMapFile.of(srec);
                SrecFile.write(srec, builder.image());
                ImageMapFile.write(json, builder.map());
                MemoryImage image = builder.image().next(0).isPresent() ? SrecFile.read(srec) : new MemoryImage();

                assertThat(ImageMapFile.read(json)).isEqualTo(builder.map());
                back(file, image, seed % 3 == 0 ? Optional.empty() : Optional.of(builder.map()), seed % 23, back);

                assertSame(root, back, "seed " + seed);
            }
        }
    }

    private static void assertSame(VectorSchemaRoot root, Path back, String what) throws IOException {
        try (ArrowFileReader reader = new ArrowFileReader(Files.newByteChannel(back), ALLOCATOR)) {
            reader.loadNextBatch();
            VectorSchemaRoot read = reader.getVectorSchemaRoot();
            assertThat(read.getRowCount()).isEqualTo(root.getRowCount());
            for (FieldVector vector : root.getFieldVectors()) {
                boolean isIgnored = vector.getField().getMetadata().containsKey("fletcher_ignore");
                FieldVector other = read.getVector(vector.getName());
                if (isIgnored) {
                    assertThat(other).isNull();
                } else {
                    assertThat(other.getField()).isEqualTo(vector.getField());
                    assertThat(other.getNullCount()).as(what).isEqualTo(vector.getNullCount());
                    for (int row = 0; row < root.getRowCount(); row++) {
                        assertThat(text(other, row))
                                .as("%s, %s, row %d", what, vector.getName(), row)
                                .isEqualTo(text(vector, row));
                    }
                }
            }
        }
    }

    private static String text(FieldVector vector, int row) {
        return Arrays.deepToString(new Object[] {vector.getObject(row)});
    }

    @Test
    void shouldReserveRoomForBatchesThatAreWritten() throws IOException {
        Field names = new Field("name", FieldType.nullable(new ArrowType.Utf8()), List.of());
        Path file = written(new Schema(List.of(names), Map.of("fletcher_name", "W", "fletcher_mode", "write")));
        ImageBuilder builder = image(numbers(1, 2));

        builder.reserve(batch(file), 10, 100);

        assertThat(builder.map().batch("W").orElseThrow().buffers())
                .containsExactly(
                        new ImageMap.BufferPlace("W_name_validity", 64, 2),
                        new ImageMap.BufferPlace("W_name_offsets", 128, 44),
                        new ImageMap.BufferPlace("W_name_values", 192, 100));
        assertThat(builder.image().end(0)).isEqualTo(64);
    }

    @Test
    void shouldSayWhatAnImageDoesNotHave() throws IOException {
        Path file = numbers(1, 2, 3);
        ImageBuilder builder = image(file);
        Path back = directory.resolve("back.rb");

        assertThatThrownBy(() -> back(file, builder.image(), Optional.empty(), 9, back))
                .hasMessage(
                        "m.srec: error: ExampleBatch_number_values would be the 72 bytes from address 0x0 on, and the"
                                + " image has nothing at 0x40; check the number of rows and the order of the schemas");
        assertThatThrownBy(() -> back(file, builder.image(), Optional.of(builder.map()), 4, back))
                .hasMessageContaining("would need 32 bytes, and has 24 in the image's map");
        assertThatThrownBy(() -> back(file, builder.image(), Optional.of(new ImageMap(List.of())), 4, back))
                .hasMessageContaining("the image's map has no batch ExampleBatch");
        assertThat(back).doesNotExist();
    }

    @Test
    void shouldSayWhatIsNoBatchToMakeAnImageOf() throws IOException {
        Path file = numbers(1, 2, 3);
        byte[] sound = Files.readAllBytes(file);
        Path several = directory.resolve("several.rb");
        try (VectorSchemaRoot root =
                VectorSchemaRoot.create(NamedSchema.read(file).schema(), ALLOCATOR)) {
            RandomBatches.write(several, root, true, 2);
        }
        assertThatThrownBy(() -> image(several)).hasMessageContaining("several.rb: error: has several record batches");
        Path none = written(NamedSchema.read(file).schema());
        assertThatThrownBy(() -> image(none)).hasMessageContaining("has a schema and no record batch");
        Path cut = Files.write(directory.resolve("cut.rb"), Arrays.copyOf(sound, sound.length / 2));
        assertThatThrownBy(() -> image(cut)).hasMessageContaining("cut.rb: error: was cut off");
    }

    @Test
    void shouldEndDamagedBatchesWithAMessage() throws IOException {
        Random random = new Random(3);
        RandomBatches batches = new RandomBatches(11);
        Schema schema = batches.schema();
        Path file = directory.resolve("sound.rb");
        try (VectorSchemaRoot root = batches.batch(schema, ALLOCATOR, 7)) {
            RandomBatches.write(file, root, false, 1);
        }
        byte[] sound = Files.readAllBytes(file);
        Batch batch = batch(file);
        NamedSchema named = NamedSchema.read(file);
        Path damaged = directory.resolve("damaged.rb");
        for (int round = 0; round < 300; round++) {
            byte[] bytes = Arrays.copyOf(sound, sound.length - random.nextInt(2) * random.nextInt(200));
            for (int i = random.nextInt(6); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            Files.write(damaged, bytes);
            try {
                RecordBatchFile.read(damaged, batch, named);
            } catch (DiagnosticException e) {
                assertThat(e.getMessage()).startsWith(damaged + ": error: ");
            }
        }
    }

    private Path numbers(long... values) throws IOException {
        FieldType type = FieldType.notNullable(new ArrowType.Int(64, true));
        Schema schema = new Schema(
                List.of(new Field("number", type, List.of())),
                Map.of("fletcher_name", "ExampleBatch", "fletcher_mode", "read"));
        Path file = directory.resolve("numbers.rb");
        try (VectorSchemaRoot root = VectorSchemaRoot.create(schema, ALLOCATOR)) {
            BigIntVector numbers = (BigIntVector) root.getVector("number");
            for (int i = 0; i < values.length; i++) {
                numbers.setSafe(i, values[i]);
            }
            root.setRowCount(values.length);
            RandomBatches.write(file, root, false, 1);
        }
        return file;
    }

    private Path written(Schema schema) {
        Path file = directory.resolve("schema.as");
        try (VectorSchemaRoot root = VectorSchemaRoot.create(schema, ALLOCATOR)) {
            RandomBatches.write(file, root, true, 0);
        }
        return file;
    }

    private static Batch batch(Path file) {
        return SchemaInterface.batch(NamedSchema.read(file), new Diagnostics());
    }

    private static ImageBuilder image(Path file) {
        ImageBuilder builder = new ImageBuilder("m.srec");
        builder.add(RecordBatchFile.read(file, batch(file), NamedSchema.read(file)));
        return builder;
    }

    private static void back(Path schema, MemoryImage image, Optional<ImageMap> map, int rows, Path to) {
        BatchContents contents = new ImageReader("m.srec", image, map).read(batch(schema), rows);
        RecordBatchFile.write(to, contents, NamedSchema.read(schema));
    }
}
