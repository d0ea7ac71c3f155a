package dev.smi.data.octoray;

import dev.smi.data.ComputeUnit;
import dev.smi.data.UnitContext;
import dev.smi.data.UnitFactory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Adds the bytes of a piece. */
public final class ByteSum implements UnitFactory {

    @Override
    public ComputeUnit open(UnitContext context) {
        return (chunk, results) -> {
            long sum = 0;
            for (long i = 0; i < chunk.count(); i++) {
                sum += chunk.data().get(ValueLayout.JAVA_BYTE, i);
            }
            MemorySegment result = results.allocate(ValueLayout.JAVA_LONG);
            result.set(ValueLayout.JAVA_LONG, 0, sum);
            return result;
        };
    }
}
