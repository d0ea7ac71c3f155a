package dev.smi.benchmarks.scatter;

import dev.smi.data.ComputeUnit;
import dev.smi.data.UnitContext;
import dev.smi.data.UnitFactory;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** Makes objects of its chunks again and adds up their quantities. Its parameter is the {@link RowEncoding}. */
public final class RowUnit implements UnitFactory {

    /** Made by the worker. */
    public RowUnit() {}

    @Override
    public ComputeUnit open(UnitContext context) {
        RowEncoding encoding = RowEncoding.valueOf(new String(context.parameters(), StandardCharsets.UTF_8));
        return (chunk, results) -> {
            long sum = 0;
            for (Row row : encoding.read(chunk.data())) {
                sum += row.quantity();
            }
            return results.allocateFrom(ValueLayout.JAVA_LONG, sum);
        };
    }
}
