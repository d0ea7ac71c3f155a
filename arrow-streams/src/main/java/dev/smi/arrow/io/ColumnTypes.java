package dev.smi.arrow.io;

import dev.smi.arrow.model.ColumnType;
import dev.smi.arrow.model.ElementType;
import dev.smi.arrow.model.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Types by their names in files. Stateless. */
final class ColumnTypes {

    private static final Pattern BYTES = Pattern.compile("bytes(\\d{1,3})");
    private static final List<ColumnType> NAMED = named();

    private ColumnTypes() {}

    private static List<ColumnType> named() {
        List<ColumnType> types = new ArrayList<>(List.of(ScalarType.values()));
        types.addAll(List.of(new ElementType.Bool(), new ElementType.Decimal128()));
        types.addAll(List.of(ColumnType.Lists.values()));
        types.addAll(List.of(new ColumnType.Struct(), new ColumnType.Other()));
        return types;
    }

    static Optional<ColumnType> ofId(String id) {
        Matcher bytes = BYTES.matcher(id);
        if (bytes.matches()) {
            int width = Integer.parseInt(bytes.group(1));
            return width < 1 || width > ElementType.FixedBytes.MAX_WIDTH
                    ? Optional.empty()
                    : Optional.of(new ElementType.FixedBytes(width));
        }
        return NAMED.stream().filter(type -> type.id().equals(id)).findFirst();
    }

    /** All of them, for a message. */
    static String known() {
        return NAMED.stream().map(ColumnType::id).collect(Collectors.joining(", ")) + ", bytes1 to bytes"
                + ElementType.FixedBytes.MAX_WIDTH;
    }
}
