package dev.smi.fabric.kernel;

import dev.smi.model.DataType;
import dev.smi.model.ReduceOperator;

/** How two elements become one, each as the bits it has in a packet. Comparisons are those of the generated code. */
final class Combination {

    private final DataType type;
    private final ReduceOperator operator;

    Combination(DataType type, ReduceOperator operator) {
        this.type = type;
        this.operator = operator;
    }

    /** Combines what there is with one more element; gives the bits of the result. */
    long of(long sum, long other) {
        return switch (type) {
            case INT -> ofIntegers((int) sum, (int) other) & 0xffff_ffffL;
            case SHORT -> ofIntegers((short) sum, (short) other) & 0xffffL;
            case CHAR -> ofIntegers((byte) sum, (byte) other) & 0xffL;
            case FLOAT ->
                Float.floatToRawIntBits(ofFloats(Float.intBitsToFloat((int) sum), Float.intBitsToFloat((int) other)))
                        & 0xffff_ffffL;
            case DOUBLE ->
                Double.doubleToRawLongBits(ofDoubles(Double.longBitsToDouble(sum), Double.longBitsToDouble(other)));
        };
    }

    private int ofIntegers(int sum, int other) {
        return switch (operator) {
            case ADD -> sum + other;
            case MAX -> other > sum ? other : sum;
            case MIN -> other < sum ? other : sum;
        };
    }

    private float ofFloats(float sum, float other) {
        return switch (operator) {
            case ADD -> sum + other;
            case MAX -> other > sum ? other : sum;
            case MIN -> other < sum ? other : sum;
        };
    }

    private double ofDoubles(double sum, double other) {
        return switch (operator) {
            case ADD -> sum + other;
            case MAX -> other > sum ? other : sum;
            case MIN -> other < sum ? other : sum;
        };
    }
}
