package dev.smi.arrow.schema;

import dev.smi.arrow.model.CNames;
import dev.smi.arrow.model.Column;
import dev.smi.arrow.model.ColumnType;
import dev.smi.arrow.model.ColumnType.Lists;
import dev.smi.arrow.model.ColumnType.Struct;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;

/** Makes columns of fields; what is wrong with them is reported. Not thread-safe. */
final class ColumnReader {

    private static final List<String> KEYS =
            List.of(Metadata.IGNORE, Metadata.PROFILE, Metadata.PER_TRANSFER, Metadata.LISTS_PER_TRANSFER);
    private static final int DEEPEST = 32;

    private final SourcePosition position;
    private final Diagnostics diagnostics;

    ColumnReader(SourcePosition position, Diagnostics diagnostics) {
        this.position = position;
        this.diagnostics = diagnostics;
    }

    /** What a field is part of. */
    private enum Part {
        COLUMN,
        MEMBER,
        ITEM
    }

    Column column(Field field) {
        return column(field, field.getName(), Part.COLUMN, 0);
    }

    private Column column(Field field, String path, Part part, int depth) {
        String owner = "field " + path;
        Metadata metadata = new Metadata(field.getMetadata(), KEYS, owner, position, diagnostics);
        if (metadata.flag(Metadata.IGNORE)) {
            if (part == Part.ITEM) {
                diagnostics.error(position, owner + " is ignored, and its list is not; ignore the list");
            }
            return ignored(field);
        }
        if (part != Part.ITEM && !field.getName().matches("[A-Za-z0-9_]+")) {
            diagnostics.error(
                    position,
                    owner + ": " + CNames.reason(field.getName()) + "; rename it, or give it metadata "
                            + Metadata.IGNORE + " true");
            return ignored(field);
        }
        Optional<ColumnType> type = ColumnTypes.of(field);
        if (type.isEmpty() || depth > DEEPEST) {
            diagnostics.error(position, depth > DEEPEST ? tooDeep(owner) : unsupported(field, owner));
            return ignored(field);
        }
        checkElements(metadata, type.get(), part);
        return new Column(
                field.getName(),
                field.getType().toString(),
                type.get(),
                field.isNullable(),
                false,
                metadata.flag(Metadata.PROFILE),
                metadata.elements(Metadata.PER_TRANSFER),
                metadata.elements(Metadata.LISTS_PER_TRANSFER),
                children(field, type.get(), path, depth));
    }

    private static Column ignored(Field field) {
        return new Column(
                field.getName(),
                field.getType().toString(),
                new ColumnType.Other(),
                field.isNullable(),
                true,
                false,
                1,
                1,
                List.of());
    }

    private List<Column> children(Field field, ColumnType type, String path, int depth) {
        List<Column> children = new ArrayList<>();
        if (type instanceof Struct || type == Lists.LIST) {
            for (Field child : field.getChildren()) {
                Part part = type instanceof Struct ? Part.MEMBER : Part.ITEM;
                String name = part == Part.MEMBER ? child.getName() : Lists.LIST.suffix();
                children.add(column(child, path + "." + name, part, depth + 1));
            }
        }
        return children;
    }

    /** A number of elements is said where a stream begins. */
    private static void checkElements(Metadata metadata, ColumnType type, Part part) {
        boolean isList = type instanceof Lists;
        if (!isList) {
            metadata.rejectElements(
                    Metadata.LISTS_PER_TRANSFER,
                    "where there are no lists; leave it out, or give " + Metadata.PER_TRANSFER);
        }
        if (part == Part.MEMBER) {
            String remedy = "in a struct, whose members share a stream; give the struct " + Metadata.PER_TRANSFER;
            metadata.rejectElements(Metadata.LISTS_PER_TRANSFER, remedy);
            if (!isList) {
                metadata.rejectElements(Metadata.PER_TRANSFER, remedy);
            }
        }
    }

    private static String tooDeep(String owner) {
        return owner + " is nested deeper than " + DEEPEST + "; flatten it, or ignore it with metadata "
                + Metadata.IGNORE + " true";
    }

    private static String unsupported(Field field, String owner) {
        String type = field.getDictionary() != null ? "dictionary encoding" : "type " + field.getType();
        return owner + " has " + type + ", which has no streams; there are streams for " + ColumnTypes.SUPPORTED
                + "; convert it, or ignore it with metadata " + Metadata.IGNORE + " true";
    }
}
