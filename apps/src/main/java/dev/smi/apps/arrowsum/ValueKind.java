package dev.smi.apps.arrowsum;

import java.util.Locale;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** The numbers that can be summed. */
enum ValueKind {
    INT8,
    UINT8,
    INT16,
    UINT16,
    INT32,
    UINT32,
    INT64,
    UINT64,
    FLOAT16,
    FLOAT32,
    FLOAT64;

    /** What a column has; empty if it is no number. */
    static Optional<ValueKind> of(Field column) {
        if (column.getDictionary() != null) {
            return Optional.empty();
        }
        return switch (column.getType()) {
            case ArrowType.Int type -> Optional.of(valueOf((type.getIsSigned() ? "INT" : "UINT") + type.getBitWidth()));
            case ArrowType.FloatingPoint type ->
                Optional.of(
                        switch (type.getPrecision()) {
                            case HALF -> FLOAT16;
                            case SINGLE -> FLOAT32;
                            case DOUBLE -> FLOAT64;
                        });
            default -> Optional.empty();
        };
    }

    boolean isFloating() {
        return this == FLOAT16 || this == FLOAT32 || this == FLOAT64;
    }

    /** Of a value. */
    int bytes() {
        return switch (this) {
            case INT8, UINT8 -> Byte.BYTES;
            case INT16, UINT16, FLOAT16 -> Short.BYTES;
            case INT32, UINT32, FLOAT32 -> Integer.BYTES;
            case INT64, UINT64, FLOAT64 -> Long.BYTES;
        };
    }

    /** As Arrow's users call it: {@code int8}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
