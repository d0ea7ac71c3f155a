package dev.smi.apps.arrowsum;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnSumTest {

    private static final int ROWS = 1003;

    @ParameterizedTest
    @CsvSource({
        "8, true",
        "8, false",
        "16, true",
        "16, false",
        "32, true",
        "32, false",
        "64, true",
        "64, false",
    })
    void shouldAddIntegersExactly(int bits, boolean isSigned) {
        Field field = Field.nullable("x", new ArrowType.Int(bits, isSigned));
        try (BufferAllocator allocator = new RootAllocator();
                BaseFixedWidthVector vector = random(field, allocator)) {
            BigInteger expected = BigInteger.ZERO;
            for (int row = 0; row < ROWS; row++) {
                if (!vector.isNull(row)) {
                    expected = expected.add(value(vector, row, bits, isSigned));
                }
            }
            Partial sum = sum(field, vector, vector);
            assertThat(sum.integer()).isEqualTo(expected.shiftLeft(1));
            assertThat(sum.rows()).isEqualTo(2 * ROWS);
            assertThat(sum.nulls()).isEqualTo(2L * vector.getNullCount()).isPositive();
        }
    }

    private static BigInteger value(BaseFixedWidthVector vector, int row, int bits, boolean isSigned) {
        byte[] bytes = new byte[bits / Byte.SIZE];
        vector.getDataBuffer().getBytes((long) row * bytes.length, bytes);
        byte[] bigEndian = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            bigEndian[bytes.length - 1 - i] = bytes[i];
        }
        return isSigned ? new BigInteger(bigEndian) : new BigInteger(1, bigEndian);
    }

    @Test
    void shouldAddFloatingPointNumbersInTheOrderOfTheRows() {
        Field field = Field.nullable("x", new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE));
        try (BufferAllocator allocator = new RootAllocator();
                BaseFixedWidthVector vector = random(field, allocator)) {
            double expected = 0;
            for (int row = 0; row < ROWS; row++) {
                float value = 1f / (row + 3);
                vector.getDataBuffer().setFloat((long) row * Float.BYTES, value);
                expected += vector.isNull(row) ? 0 : value;
            }
            assertThat(sum(field, vector).floating()).isEqualTo(expected);
        }
    }

    private static BaseFixedWidthVector random(Field field, BufferAllocator allocator) {
        Random random = new Random(3);
        BaseFixedWidthVector vector = (BaseFixedWidthVector) field.createVector(allocator);
        vector.allocateNew(ROWS);
        vector.setValueCount(ROWS);
        byte[] values = new byte[(int) vector.getDataBuffer().capacity()];
        random.nextBytes(values);
        vector.getDataBuffer().setBytes(0, values);
        for (int row = 0; row < ROWS; row++) {
            // runs without nulls and of nulls that are longer than two words, single nulls, and an end of both
            int phase = row % 400;
            int isSet = phase < 150 ? 1 : phase < 250 ? random.nextInt(2) : 0;
            BitVectorHelper.setValidityBit(vector.getValidityBuffer(), row, isSet);
        }
        return vector;
    }

    private static Partial sum(Field field, FieldVector... vectors) {
        ColumnSum sum = new ColumnSum(ValueKind.of(field).orElseThrow());
        for (FieldVector vector : vectors) {
            sum.add(vector);
        }
        return sum.partial();
    }
}
