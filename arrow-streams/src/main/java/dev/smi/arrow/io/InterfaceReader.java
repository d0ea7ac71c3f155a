package dev.smi.arrow.io;

import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.model.Batch;
import dev.smi.arrow.model.Column;
import dev.smi.arrow.model.ColumnType;
import dev.smi.arrow.model.CustomRegister;
import dev.smi.arrow.model.Mode;
import dev.smi.arrow.model.NameCheck;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.io.TextFiles;
import dev.smi.model.json.JsonObjectReader;
import dev.smi.model.json.JsonParser;
import dev.smi.model.json.JsonValue;
import dev.smi.model.json.JsonValue.JsonObject;
import dev.smi.model.json.JsonValue.JsonString;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads an interface; what is wrong with it is reported with its place. One use; not thread-safe. */
final class InterfaceReader {

    private static final int DEEPEST = 64;

    private final Diagnostics diagnostics = new Diagnostics();

    private InterfaceReader() {}

    static ArrowInterface read(Path file) {
        return new InterfaceReader().document(file);
    }

    private ArrowInterface document(Path file) {
        JsonValue document = JsonParser.parse(file.toString(), TextFiles.read(file), diagnostics);
        if (!(document instanceof JsonObject object)) {
            throw new DiagnosticException(
                    document.position(), "an interface is an object, not " + document.kind() + "; generate it again");
        }
        JsonObjectReader reader = new JsonObjectReader(object, diagnostics);
        Optional<String> kernel = reader.requiredString("kernel").map(JsonString::value);
        List<Batch> batches = reader.requiredObjects("batches", this::batch);
        List<CustomRegister> registers = reader.objects("registers", this::register);
        reader.rejectUnknownKeys();
        diagnostics.throwIfErrors();
        ArrowInterface program = new ArrowInterface(kernel.orElseThrow(), batches, registers);
        NameCheck.faults(program).forEach(fault -> diagnostics.error(document.position(), fault));
        diagnostics.throwIfErrors();
        return program;
    }

    private Optional<Batch> batch(JsonObjectReader reader) {
        Optional<String> name = reader.requiredString("name").map(JsonString::value);
        Optional<Mode> mode = reader.requiredString("mode").flatMap(this::mode);
        List<Column> columns = reader.requiredObjects("columns", each -> column(each, 0));
        return name.isEmpty() || mode.isEmpty()
                ? Optional.empty()
                : Optional.of(new Batch(name.get(), mode.get(), columns));
    }

    private Optional<Mode> mode(JsonString text) {
        Optional<Mode> mode = Arrays.stream(Mode.values())
                .filter(m -> m.id().equals(text.value()))
                .findFirst();
        if (mode.isEmpty()) {
            diagnostics.error(text.position(), "unknown mode \"" + text.value() + "\"; known: read, write");
        }
        return mode;
    }

    private Optional<Column> column(JsonObjectReader reader, int depth) {
        if (depth > DEEPEST) {
            diagnostics.error(reader.object().position(), "columns are nested deeper than " + DEEPEST);
            return Optional.empty();
        }
        Optional<String> name = reader.requiredString("name").map(JsonString::value);
        Optional<ColumnType> type = reader.requiredString("type").flatMap(this::type);
        Optional<String> arrowType = reader.requiredString("arrow").map(JsonString::value);
        boolean isNullable = reader.bool("nullable").orElse(false);
        boolean isIgnored = reader.bool("ignore").orElse(false);
        boolean isProfiled = reader.bool("profile").orElse(false);
        long perTransfer = reader.integer("epc", 1, Column.MAX_PER_TRANSFER).orElse(1L);
        long listsPerTransfer =
                reader.integer("lepc", 1, Column.MAX_PER_TRANSFER).orElse(1L);
        List<Column> children = reader.objects("children", child -> column(child, depth + 1));
        if (name.isEmpty() || type.isEmpty() || arrowType.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Column(
                    name.get(),
                    arrowType.get(),
                    type.get(),
                    isNullable,
                    isIgnored,
                    isProfiled,
                    (int) perTransfer,
                    (int) listsPerTransfer,
                    children));
        } catch (IllegalArgumentException e) {
            diagnostics.error(reader.object().position(), e.getMessage() + "; generate the interface again");
            return Optional.empty();
        }
    }

    private Optional<ColumnType> type(JsonString text) {
        Optional<ColumnType> type = ColumnTypes.ofId(text.value());
        if (type.isEmpty()) {
            diagnostics.error(text.position(), "unknown type \"" + text.value() + "\"; known: " + ColumnTypes.known());
        }
        return type;
    }

    private Optional<CustomRegister> register(JsonObjectReader reader) {
        Optional<String> name = reader.requiredString("name").map(JsonString::value);
        Optional<Long> bits = reader.requiredInteger("bits", Byte.SIZE, Long.SIZE);
        if (name.isEmpty() || bits.isEmpty()) {
            return Optional.empty();
        }
        if (!CustomRegister.isWidth(bits.get())) {
            diagnostics.error(
                    reader.object().position(), "a register of " + bits.get() + " bits; there are 8, 16, 32 and 64");
            return Optional.empty();
        }
        return Optional.of(new CustomRegister(name.get(), bits.get().intValue()));
    }
}
