package dev.smi.apps.arrow;

import dev.smi.apps.arrow.KernelUnit.Settings;
import dev.smi.arrow.Context;
import dev.smi.arrow.Platform;
import dev.smi.data.ComputeUnit;
import dev.smi.data.UnitContext;
import dev.smi.data.UnitFactory;
import java.time.Duration;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/** Makes units that sum the only column of their rows. */
public final class SumUnit implements UnitFactory {

    /** Made by workers. */
    public SumUnit() {}

    @Override
    public ComputeUnit open(UnitContext context) {
        return new KernelUnit(context, Settings.decode(context.parameters()), new KernelUnit.Example() {
            @Override
            public ExampleProgram program(Schema schema) {
                return SumProgram.of("rows", schema);
            }

            @Override
            public long run(Platform platform, VectorSchemaRoot rows, Duration deadline) {
                return sum(platform, rows, deadline);
            }
        });
    }

    private static long sum(Platform platform, VectorSchemaRoot rows, Duration deadline) {
        try (Context batches = platform.context()) {
            batches.queueRecordBatch(rows);
            return Launch.run(batches, deadline).getReturn();
        }
    }
}
