package dev.smi.arrow.schema;

import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.model.Batch;
import dev.smi.arrow.model.CNames;
import dev.smi.arrow.model.Column;
import dev.smi.arrow.model.CustomRegister;
import dev.smi.arrow.model.NameCheck;
import dev.smi.model.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Makes interfaces of schemas. Stateless. */
public final class SchemaInterface {

    private static final List<String> KEYS = List.of(Metadata.NAME, Metadata.MODE);

    private SchemaInterface() {}

    /**
     * The interface of a program.
     *
     * @param schemas of its batches in order, at least one
     * @param kernel the name of the user's kernel; if empty, the first batch's name and {@code Kernel}
     * @param registers the kernel's own
     * @param diagnostics takes warnings, and what is wrong
     * @throws dev.smi.model.diagnostic.DiagnosticException if something is wrong: all of it
     */
    public static ArrowInterface of(
            List<NamedSchema> schemas,
            Optional<String> kernel,
            List<CustomRegister> registers,
            Diagnostics diagnostics) {
        List<Batch> batches = new ArrayList<>();
        schemas.forEach(schema -> batches.add(batch(schema, diagnostics)));
        diagnostics.throwIfErrors();
        ArrowInterface program =
                new ArrowInterface(kernel.orElse(batches.getFirst().name() + "Kernel"), batches, registers);
        NameCheck.faults(program)
                .forEach(fault -> diagnostics.error(schemas.getFirst().position(), fault));
        diagnostics.throwIfErrors();
        return program;
    }

    /**
     * One batch of an interface.
     *
     * @param diagnostics takes warnings, and what is wrong
     */
    public static Batch batch(NamedSchema named, Diagnostics diagnostics) {
        Schema schema = named.schema();
        Metadata metadata = new Metadata(schema.getCustomMetadata(), KEYS, "the schema", named.position(), diagnostics);
        String name = metadata.text(Metadata.NAME).orElse(named.name());
        if (!CNames.isName(name)) {
            String remedy = metadata.text(Metadata.NAME).isPresent()
                    ? "change it"
                    : "rename the file, or give the schema metadata " + Metadata.NAME;
            diagnostics.error(named.position(), CNames.reason(name) + ", and the batch is named so; " + remedy);
        }
        List<Column> columns = new ArrayList<>();
        ColumnReader reader = new ColumnReader(named.position(), diagnostics);
        for (Field field : schema.getFields()) {
            columns.add(reader.column(field));
        }
        return new Batch(name, metadata.mode(), columns);
    }
}
