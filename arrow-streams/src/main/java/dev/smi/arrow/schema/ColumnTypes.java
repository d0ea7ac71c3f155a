package dev.smi.arrow.schema;

import dev.smi.arrow.model.ColumnType;
import dev.smi.arrow.model.ColumnType.Lists;
import dev.smi.arrow.model.ColumnType.Struct;
import dev.smi.arrow.model.ElementType;
import dev.smi.arrow.model.ScalarType;
import java.util.Optional;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** What Arrow's types are for streams. Stateless. */
final class ColumnTypes {

    static final String SUPPORTED = "integers of 8 to 64 bits, bool, float16, float32, float64, decimal128, date, time,"
            + " timestamp, duration, fixed_size_binary up to " + ElementType.FixedBytes.MAX_WIDTH
            + " bytes, utf8, binary, list, struct";

    private static final int DECIMAL_BITS = 128;

    private ColumnTypes() {}

    /** The type, or empty if there are no streams for it. */
    static Optional<ColumnType> of(Field field) {
        return field.getDictionary() != null
                ? Optional.empty()
                : switch (field.getType()) {
                    case ArrowType.Int number -> number(number);
                    case ArrowType.Bool _ -> Optional.of(new ElementType.Bool());
                    case ArrowType.FloatingPoint number -> Optional.of(floating(number));
                    case ArrowType.Decimal decimal ->
                        decimal.getBitWidth() == DECIMAL_BITS
                                ? Optional.of(new ElementType.Decimal128())
                                : Optional.empty();
                    case ArrowType.Date date ->
                        Optional.of(date.getUnit() == DateUnit.DAY ? ScalarType.INT32 : ScalarType.INT64);
                    case ArrowType.Time time ->
                        Optional.of(time.getBitWidth() == Integer.SIZE ? ScalarType.INT32 : ScalarType.INT64);
                    case ArrowType.Timestamp _, ArrowType.Duration _ -> Optional.of(ScalarType.INT64);
                    case ArrowType.FixedSizeBinary bytes -> fixed(bytes.getByteWidth());
                    case ArrowType.Utf8 _ -> Optional.of(Lists.UTF8);
                    case ArrowType.Binary _ -> Optional.of(Lists.BINARY);
                    case ArrowType.List _ ->
                        field.getChildren().size() == 1 ? Optional.of(Lists.LIST) : Optional.empty();
                    case ArrowType.Struct _ -> Optional.of(new Struct());
                    default -> Optional.empty();
                };
    }

    private static Optional<ColumnType> number(ArrowType.Int number) {
        boolean isSigned = number.getIsSigned();
        return switch (number.getBitWidth()) {
            case Byte.SIZE -> Optional.of(isSigned ? ScalarType.INT8 : ScalarType.UINT8);
            case Short.SIZE -> Optional.of(isSigned ? ScalarType.INT16 : ScalarType.UINT16);
            case Integer.SIZE -> Optional.of(isSigned ? ScalarType.INT32 : ScalarType.UINT32);
            case Long.SIZE -> Optional.of(isSigned ? ScalarType.INT64 : ScalarType.UINT64);
            default -> Optional.empty();
        };
    }

    private static ColumnType floating(ArrowType.FloatingPoint number) {
        return switch (number.getPrecision()) {
            case HALF -> ScalarType.FLOAT16;
            case SINGLE -> ScalarType.FLOAT32;
            case DOUBLE -> ScalarType.FLOAT64;
        };
    }

    private static Optional<ColumnType> fixed(int width) {
        return width >= 1 && width <= ElementType.FixedBytes.MAX_WIDTH
                ? Optional.of(new ElementType.FixedBytes(width))
                : Optional.empty();
    }
}
