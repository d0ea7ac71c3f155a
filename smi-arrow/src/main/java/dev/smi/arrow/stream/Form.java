package dev.smi.arrow.stream;

import dev.smi.arrow.model.ElementType;
import dev.smi.arrow.model.Lane;
import dev.smi.arrow.model.ScalarType;

/** How Java sees the elements of a lane. */
enum Form {
    INT8("getByte"),
    UINT8("getByte or getInt"),
    INT16("getShort"),
    /** Also half-precision numbers, as bits. */
    UINT16("getShort or getInt"),
    INT32("getInt"),
    UINT32("getInt or getLong"),
    INT64("getLong"),
    FLOAT32("getFloat"),
    FLOAT64("getDouble"),
    BOOL("getBoolean"),
    DECIMAL128("getLow and getHigh"),
    BYTES("getBytes"),
    LENGTH("getInt");

    private final String getters;

    Form(String getters) {
        this.getters = getters;
    }

    static Form of(Lane lane) {
        return switch (lane.kind()) {
            case LENGTH -> LENGTH;
            case VALID -> BOOL;
            case VALUE ->
                switch (lane.type()) {
                    case ElementType.Bool _ -> BOOL;
                    case ElementType.Decimal128 _ -> DECIMAL128;
                    case ElementType.FixedBytes _ -> BYTES;
                    case ScalarType scalar -> of(scalar);
                };
        };
    }

    private static Form of(ScalarType type) {
        return switch (type) {
            case INT8 -> INT8;
            case UINT8 -> UINT8;
            case INT16 -> INT16;
            case UINT16, FLOAT16 -> UINT16;
            case INT32 -> INT32;
            case UINT32 -> UINT32;
            case INT64, UINT64 -> INT64;
            case FLOAT32 -> FLOAT32;
            case FLOAT64 -> FLOAT64;
        };
    }

    /** A wrong choice of method. */
    IllegalStateException mismatch(String lane, ElementType type, String method) {
        boolean isGetter = method.startsWith("get");
        String remedy = isGetter ? getters : setters();
        String what = this == LENGTH ? "lengths of lists" : type.id();
        return new IllegalStateException(lane + " carries " + what + ", not what " + method + " is for; use " + remedy);
    }

    private String setters() {
        return this == DECIMAL128 ? "setDecimal" : getters.replace("get", "set");
    }
}
