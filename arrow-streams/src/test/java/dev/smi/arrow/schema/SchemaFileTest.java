package dev.smi.arrow.schema;

import static dev.smi.arrow.schema.Schemas.INT;
import static dev.smi.arrow.schema.Schemas.field;
import static dev.smi.arrow.schema.Schemas.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaFileTest {

    private static final Path REFS = Path.of(System.getProperty("smi.home"), "../shared/refs/arrow");

    @TempDir
    Path directory;

    @Test
    void shouldReadFilesAndMessagesOfFletcher() {
        assumeTrue(Files.isDirectory(REFS), "no reference data in " + REFS);

        Schema read = NamedSchema.read(REFS.resolve("in.rb")).schema();
        assertThat(read.toString()).startsWith("Schema<A: Int(8, true) not null, B: Int(8, true) not null>");
        assertThat(read.getCustomMetadata()).containsEntry("fletcher_name", "R");
        assertThat(SchemaFile.read(REFS.resolve("out.as")).getCustomMetadata()).containsEntry("fletcher_mode", "write");
        assertThat(SchemaFile.read(REFS.resolve("Hobbits.rb")).getFields().stream()
                        .map(Field::getName))
                .containsExactly("name", "age");
    }

    @Test
    void shouldReadAMessage() throws IOException {
        Schema schema = schema(Map.of("fletcher_name", "R"), field("i", INT));
        Path file = Files.write(directory.resolve("my.schema.as"), schema.serializeAsMessage());

        assertThat(SchemaFile.read(file)).isEqualTo(schema);
        assertThat(NamedSchema.read(file).name()).isEqualTo("my");
    }

    @Test
    void shouldSayWhatIsNoArrowData() throws IOException {
        Path text = Files.writeString(directory.resolve("a.as"), "{\"no\": \"arrow\"}");
        Path empty = Files.writeString(directory.resolve("b.as"), "");

        assertThatThrownBy(() -> SchemaFile.read(text))
                .hasMessageContaining("a.as: error: is no Arrow data: it begins");
        assertThatThrownBy(() -> SchemaFile.read(empty)).hasMessageContaining("it is empty");
        assertThatThrownBy(() -> SchemaFile.read(directory.resolve("c.as")))
                .hasMessageContaining("c.as: error: cannot read the file: it does not exist");
    }

    @Test
    void shouldSayThatAFileWasCutOff() throws IOException {
        byte[] message = schema(Map.of("fletcher_name", "R"), field("i", INT)).serializeAsMessage();
        byte[] start = {'A', 'R', 'R', 'O', 'W', '1', 0, 0};
        ByteBuffer file =
                ByteBuffer.allocate(start.length + message.length + 4 + 4 + 6).order(ByteOrder.LITTLE_ENDIAN);
        file.put(start).put(message).putInt(0).putInt(4).put(start, 0, 6);
        Path whole = Files.write(directory.resolve("whole.rb"), file.array());
        Path cut = Files.write(directory.resolve("cut.rb"), Arrays.copyOf(file.array(), file.capacity() - 9));
        Path stream = Files.write(directory.resolve("stream.rb"), new byte[] {-1, -1, -1, -1});

        assertThat(SchemaFile.read(whole).getFields()).hasSize(1);
        assertThatThrownBy(() -> SchemaFile.read(cut)).hasMessageContaining("cut.rb: error: was cut off");
        assertThatThrownBy(() -> SchemaFile.read(stream)).hasMessageContaining("is no Arrow data");
    }

    @Test
    void shouldSurviveDamage() throws IOException {
        byte[] bytes = schema(Map.of("fletcher_name", "R"), field("i", INT)).serializeAsMessage();
        Path file = directory.resolve("damaged.as");
        for (int i = 0; i < bytes.length; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= (byte) 0x5a;
            Files.write(file, damaged);
            try {
                SchemaFile.read(file);
            } catch (dev.smi.model.diagnostic.DiagnosticException e) {
                assertThat(e).hasMessageContaining("damaged.as: error: ");
            }
        }
    }
}
