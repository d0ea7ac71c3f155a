package dev.smi.arrow.io;

import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.model.Batch;
import dev.smi.arrow.model.Column;
import dev.smi.arrow.model.CustomRegister;
import dev.smi.model.json.JsonWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The interface of a program as a file, {@value #NAME} in the program's directory. Stateless.
 *
 * <pre>
 * { "kernel": "Sum",
 *   "batches": [ { "name": "R", "mode": "read", "columns": [
 *       { "name": "A", "type": "int8", "arrow": "Int(8, true)" },
 *       { "name": "names", "type": "list", "arrow": "List", "nullable": true, "epc": 4, "children": [
 *           { "name": "item", "type": "utf8", "arrow": "Utf8" } ] } ] } ],
 *   "registers": [ { "name": "threshold", "bits": 32 } ] }
 * </pre>
 *
 * <p>Members that are left out: {@code nullable}, {@code ignore}, {@code profile} are false, {@code epc} and
 * {@code lepc} are 1, {@code children} and {@code registers} are empty.
 */
public final class InterfaceFile {

    /** The file's name. */
    public static final String NAME = "arrow.json";

    private InterfaceFile() {}

    /** The file in a program's directory. */
    public static Path in(Path program) {
        return program.resolve(NAME);
    }

    /** The interface as a JSON document. */
    public static String text(ArrowInterface program) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kernel", program.kernel());
        document.put(
                "batches", program.batches().stream().map(InterfaceFile::batch).toList());
        if (!program.registers().isEmpty()) {
            document.put(
                    "registers",
                    program.registers().stream().map(InterfaceFile::register).toList());
        }
        return JsonWriter.document(document);
    }

    /**
     * Reads an interface.
     *
     * @throws dev.smi.model.diagnostic.DiagnosticException if the file cannot be read, or is no interface
     */
    public static ArrowInterface read(Path file) {
        return InterfaceReader.read(file);
    }

    private static Map<String, Object> batch(Batch batch) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", batch.name());
        members.put("mode", batch.mode().id());
        members.put("columns", columns(batch.columns()));
        return members;
    }

    private static List<Map<String, Object>> columns(List<Column> columns) {
        List<Map<String, Object>> written = new ArrayList<>();
        columns.forEach(column -> written.add(column(column)));
        return written;
    }

    private static Map<String, Object> column(Column column) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", column.name());
        members.put("type", column.type().id());
        members.put("arrow", column.arrowType());
        putIfTrue(members, "nullable", column.isNullable());
        putIfTrue(members, "ignore", column.isIgnored());
        putIfTrue(members, "profile", column.isProfiled());
        if (column.perTransfer() > 1) {
            members.put("epc", column.perTransfer());
        }
        if (column.listsPerTransfer() > 1) {
            members.put("lepc", column.listsPerTransfer());
        }
        if (!column.children().isEmpty()) {
            members.put("children", columns(column.children()));
        }
        return members;
    }

    private static void putIfTrue(Map<String, Object> members, String key, boolean value) {
        if (value) {
            members.put(key, true);
        }
    }

    private static Map<String, Object> register(CustomRegister register) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", register.name());
        members.put("bits", register.bits());
        return members;
    }
}
