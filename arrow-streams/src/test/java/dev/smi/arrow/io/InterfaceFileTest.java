package dev.smi.arrow.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.model.Batch;
import dev.smi.arrow.model.Column;
import dev.smi.arrow.model.ColumnType;
import dev.smi.arrow.model.CustomRegister;
import dev.smi.arrow.model.ElementType;
import dev.smi.arrow.model.Mode;
import dev.smi.arrow.model.ScalarType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterfaceFileTest {

    private static final Column CHARS =
            new Column("item", "Utf8", ColumnType.Lists.UTF8, true, false, true, 8, 1, List.of());
    private static final Column NAMES =
            new Column("names", "List", ColumnType.Lists.LIST, false, false, false, 1, 2, List.of(CHARS));
    private static final Column HASH = new Column(
            "hash", "FixedSizeBinary(20)", new ElementType.FixedBytes(20), true, false, false, 1, 1, List.of());
    private static final Column OLD =
            new Column("old", "LargeUtf8", new ColumnType.Other(), true, true, false, 1, 1, List.of());
    private static final Column SUM =
            new Column("sum", "Int(64, true)", ScalarType.INT64, false, false, false, 4, 1, List.of());
    private static final ArrowInterface PROGRAM = new ArrowInterface(
            "Sum",
            List.of(new Batch("R", Mode.READ, List.of(NAMES, HASH, OLD)), new Batch("W", Mode.WRITE, List.of(SUM))),
            List.of(new CustomRegister("limit", 64)));

    @TempDir
    Path directory;

    @Test
    void shouldReadWhatItWrites() throws IOException {
        Path file = Files.writeString(InterfaceFile.in(directory), InterfaceFile.text(PROGRAM));

        assertThat(InterfaceFile.read(file)).isEqualTo(PROGRAM);
    }

    @Test
    void shouldSayWhereAnInterfaceIsWrong() {
        assertFault("[]", "arrow.json:1:1: error: an interface is an object, not an array");
        assertFault("{\"kernel\": \"K\"}", "\"batches\" is missing here");
        assertFault(
                column("\"type\": \"utf9\", \"arrow\": \"x\""),
                "arrow.json:3:52: error: unknown type \"utf9\"; known: int8");
        assertFault(column("\"type\": \"list\", \"arrow\": \"x\""), "column c of type list has 0 children");
        assertFault(
                column("\"type\": \"int8\", \"arrow\": \"x\", \"epc\": 3"),
                "3 elements a transfer are no power of two");
        assertFault(column("\"type\": \"int8\", \"arrow\": \"x\", \"color\": 3"), "unknown key \"color\"");
        assertFault(column("\"type\": \"other\", \"arrow\": \"x\""), "has a type without streams and is not ignored");
        assertFault(
                "{\"kernel\": \"K\", \"batches\": [], \"registers\": [{\"name\": \"r\", \"bits\": 12}]}",
                "a register of 12 bits");
        assertFault("{\"kernel\": \"for\", \"batches\": []}", "\"for\" is a word of OpenCL C");
    }

    @Test
    void shouldTellRegistersToPeopleAndTools() {
        assertThat(RegisterMapFile.markdown(PROGRAM))
                .contains("| 16 (0x10) | `R_first` | host | first row of R |\n")
                .contains("| 40 (0x28) | `R_names_item_validity_lo` | host | address of the validity, lower half |")
                .contains("To be profiled")
                .contains("`R_names_item_chars`");
        assertThat(RegisterMapFile.json(PROGRAM))
                .contains("\"offset\": 8,\n      \"name\": \"return0\",\n      \"written_by\": \"kernel\",");
    }

    private static String column(String members) {
        return "{\"kernel\": \"K\",\n\"batches\": [\n{\"name\": \"B\", \"mode\": \"read\", \"columns\": [{" + members
                + ", \"name\": \"c\"}]}]}";
    }

    private void assertFault(String text, String message) {
        Path file = InterfaceFile.in(directory);
        assertThatThrownBy(() -> InterfaceFile.read(Files.writeString(file, text)))
                .hasMessageContaining(message);
    }
}
