package dev.smi.apps.arrow;

import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.model.FieldStream;
import dev.smi.arrow.schema.NamedSchema;
import dev.smi.arrow.stream.InLane;
import dev.smi.arrow.stream.InStream;
import dev.smi.arrow.stream.KernelStreams;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.Schema;

/** The kernel that sums a column of integers. Stateless. */
final class SumProgram {

    /** Elements that the twin takes at once. */
    private static final int WIDE = 4096;

    private SumProgram() {}

    /**
     * The program for a batch of one column.
     *
     * @param source where the schema is from
     */
    static ExampleProgram of(String source, Schema schema) {
        ArrowInterface streams =
                ExampleProgram.streams("Sum", List.of(), new NamedSchema(source, "ExampleBatch", schema));
        FieldStream column = streams.batches().getFirst().streams().getFirst();
        boolean isNullable = column.lanes().size() > 1;
        Map<String, String> macros = new LinkedHashMap<>();
        macros.put("COLUMN", column.name());
        macros.put("PER_TRANSFER", String.valueOf(column.perTransfer()));
        if (isNullable) {
            macros.put("IS_NULLABLE", "1");
        }
        return new ExampleProgram(streams, "sum.cl", macros, io -> sum(io, column, isNullable));
    }

    private static void sum(KernelStreams io, FieldStream column, boolean isNullable) {
        String batch = column.batch();
        InStream numbers = io.in(column.name()).wide(WIDE);
        InLane data = numbers.lane("data");
        io.command(batch, io.first(batch), io.last(batch), 0);
        long sum = 0;
        do {
            numbers.next();
            sum += isNullable ? sumOfValid(numbers, data) : sumOfAll(numbers, data);
        } while (!numbers.isLast());
        io.unlock(batch);
        io.setReturn(sum);
    }

    private static long sumOfAll(InStream numbers, InLane data) {
        long sum = 0;
        for (int i = 0; i < numbers.count(); i++) {
            sum += data.getLong(i);
        }
        return sum;
    }

    private static long sumOfValid(InStream numbers, InLane data) {
        InLane valid = numbers.lane("valid");
        long sum = 0;
        for (int i = 0; i < numbers.count(); i++) {
            sum += valid.getBoolean(i) ? data.getLong(i) : 0;
        }
        return sum;
    }
}
