package dev.smi.apps.arrow;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A batch of one column of strings, under the names that a kernel knows.
 *
 * @param batch its name
 * @param column its column's
 * @param perTransfer bytes that a transfer carries
 */
record Strings(String batch, String column, int perTransfer) {

    /** Its schema: strings may be null. */
    Schema schema() {
        FieldType type =
                new FieldType(true, new ArrowType.Utf8(), null, Map.of("fletcher_epc", String.valueOf(perTransfer)));
        return DemoBatches.schema(batch, "read", new Field(column, type, List.of()));
    }

    /** A batch of such strings. */
    VectorSchemaRoot of(BufferAllocator allocator, List<@Nullable String> values) {
        VectorSchemaRoot root = VectorSchemaRoot.create(schema(), allocator);
        VarCharVector strings = (VarCharVector) root.getVector(column);
        strings.allocateNew();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (value != null) {
                strings.setSafe(i, value.getBytes(StandardCharsets.UTF_8));
            }
        }
        root.setRowCount(values.size());
        return root;
    }

    /**
     * Hands on a file's batches, or one of some strings if there is none.
     *
     * @param named the column of the file, the first one of strings if null
     * @param demo what there is without a file
     * @param each takes a batch, which is valid until it returns
     */
    void forEach(
            @Nullable Path file,
            @Nullable String named,
            List<@Nullable String> demo,
            BufferAllocator allocator,
            Consumer<VectorSchemaRoot> each) {
        if (file == null) {
            try (VectorSchemaRoot root = of(allocator, demo)) {
                each.accept(root);
            }
        } else {
            Batches.forEach(file, allocator, root -> each.accept(only(file, root, named)));
        }
    }

    /** A column of another batch, which stays that batch's own. */
    private VectorSchemaRoot only(Path file, VectorSchemaRoot root, @Nullable String named) {
        List<FieldVector> columns = root.getFieldVectors().stream()
                .filter(vector -> vector instanceof VarCharVector)
                .toList();
        FieldVector chosen = columns.stream()
                .filter(vector -> named == null || vector.getName().equals(named))
                .findFirst()
                .orElseThrow(() -> new DiagnosticException(
                        SourcePosition.of(file.toString()),
                        "has no column " + (named == null ? "" : named + " ") + "of strings; "
                                + (columns.isEmpty()
                                        ? "give a file with one"
                                        : "choose one of "
                                                + columns.stream()
                                                        .map(FieldVector::getName)
                                                        .collect(Collectors.joining(", ")))));
        return new VectorSchemaRoot(schema(), List.of(chosen), root.getRowCount());
    }

    /** The strings of a batch of one column. */
    static List<@Nullable String> list(VectorSchemaRoot root) {
        VarCharVector strings = (VarCharVector) root.getVector(0);
        List<@Nullable String> list = new ArrayList<>();
        for (int i = 0; i < root.getRowCount(); i++) {
            list.add(strings.isNull(i) ? null : new String(strings.get(i), StandardCharsets.UTF_8));
        }
        return list;
    }
}
