package dev.smi.apps.arrowsum;

import dev.smi.apps.arrowsum.ArrowSum.Sum;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * An example to sum: row i has the number {@code i}, the amount {@code i mod 1000 - 300}, which is null where {@code i
 * mod 7} is 3, the price {@code i / 4}, and a name. Immutable.
 *
 * @param rows how many, at least 1
 */
record DemoTable(long rows) {

    private static final int BATCH = 100_000;
    private static final int PERIOD = 7000; // of amounts and their nulls together
    private static final double PRICE = 0.25;

    private static final Schema SCHEMA = new Schema(List.of(
            new Field("number", FieldType.notNullable(new ArrowType.Int(64, true)), List.of()),
            Field.nullable("amount", new ArrowType.Int(32, true)),
            new Field(
                    "price",
                    FieldType.notNullable(new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)),
                    List.of()),
            Field.nullable("name", new ArrowType.Utf8())));

    /** Writes it as an Arrow file, as a whole or not at all. */
    void write(Path file) {
        Path draft = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            try {
                writeTo(draft);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new DiagnosticException(
                    SourcePosition.of(file.toString()), "cannot be written: " + e + "; name another file");
        }
    }

    private void writeTo(Path file) throws IOException {
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot root = VectorSchemaRoot.create(SCHEMA, allocator);
                FileChannel channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                ArrowFileWriter writer = new ArrowFileWriter(root, null, channel)) {
            writer.start();
            for (long first = 0; first < rows; first += BATCH) {
                fill(root, first, (int) Math.min(BATCH, rows - first));
                writer.writeBatch();
            }
            writer.end();
        }
    }

    private static void fill(VectorSchemaRoot root, long first, int count) {
        BigIntVector numbers = (BigIntVector) root.getVector("number");
        IntVector amounts = (IntVector) root.getVector("amount");
        Float8Vector prices = (Float8Vector) root.getVector("price");
        VarCharVector names = (VarCharVector) root.getVector("name");
        for (int row = 0; row < count; row++) {
            long i = first + row;
            numbers.setSafe(row, i);
            prices.setSafe(row, i * PRICE);
            names.setSafe(row, ("item " + i).getBytes(StandardCharsets.UTF_8));
            if (isNull(i)) {
                amounts.setNull(row);
            } else {
                amounts.setSafe(row, amount(i));
            }
        }
        root.setRowCount(count);
    }

    private static boolean isNull(long row) {
        return row % 7 == 3;
    }

    private static int amount(long row) {
        return (int) (row % 1000) - 300;
    }

    /**
     * Compares a sum of a column with what it has to be.
     *
     * @throws DiagnosticException if it is another
     */
    void check(Path file, Sum sum) {
        Number expected = expected(sum.column());
        if (!sum.value().equals(expected) || sum.total().rows() != rows) {
            throw new DiagnosticException(
                    SourcePosition.of(file.toString()),
                    "column " + sum.column() + " of " + rows + " rows sums to " + sum.value() + " over "
                            + sum.total().rows() + " rows, and by arithmetic it is " + expected
                            + "; this is an error of arrow-sum, please report it");
        }
    }

    /** What a column's sum has to be, by arithmetic: exact, also in floating point up to 190 million rows. */
    private Number expected(String column) {
        BigInteger n = BigInteger.valueOf(rows);
        BigInteger numbers = n.multiply(n.subtract(BigInteger.ONE)).shiftRight(1);
        return switch (column) {
            case "number" -> numbers;
            case "price" -> numbers.doubleValue() * PRICE;
            default -> amounts();
        };
    }

    /** Whole periods, and what is left of one. */
    private BigInteger amounts() {
        BigInteger whole = BigInteger.valueOf(amountsUpTo(PERIOD)).multiply(BigInteger.valueOf(rows / PERIOD));
        return whole.add(BigInteger.valueOf(amountsUpTo((int) (rows % PERIOD))));
    }

    private static long amountsUpTo(int end) {
        long sum = 0;
        for (int i = 0; i < end; i++) {
            sum += isNull(i) ? 0 : amount(i);
        }
        return sum;
    }
}
