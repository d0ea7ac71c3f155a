package dev.smi.run;

import dev.smi.run.RunReport.Check;
import dev.smi.run.RunReport.Mismatch;
import dev.smi.run.StepBinder.BoundExpect;
import dev.smi.run.launchfile.ElementType;
import dev.smi.run.launchfile.LaunchFile.ExpectEntry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Compares a buffer with what is expected of it. Stateless. */
final class ExpectationCheck {

    private static final int MOST_EXAMPLES = 5;

    private ExpectationCheck() {}

    static Check check(BoundExpect bound, ByteBuffer bytes) {
        ExpectEntry expect = bound.entry();
        ElementType type = bound.buffer().type();
        int length = bound.values().length();
        int missed = 0;
        List<Mismatch> examples = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            Number expected = asStored(bound.values().at().apply(i), type);
            Number found = type.get(bytes, expect.at() + i);
            if (!matches(expected, found, expect.tolerance())) {
                missed++;
                if (examples.size() < MOST_EXAMPLES) {
                    examples.add(new Mismatch(expect.at() + i, expected, found));
                }
            }
        }
        return new Check(expect.position(), bound.rank(), expect.buffer(), length, missed, examples);
    }

    /** The number as a buffer of this type would hold it: 0.1 as a float is not 0.1 as a double. */
    private static Number asStored(Number value, ElementType type) {
        // iota wraps around like the kernels' own numbers; what is written out is compared as it is
        if (!(value instanceof Integer) && !type.holds(value)) {
            return value.doubleValue();
        }
        ByteBuffer stored = ByteBuffer.allocate(type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        type.put(stored, value);
        return type.get(stored, 0);
    }

    private static boolean matches(Number expected, Number found, double tolerance) {
        if (tolerance == 0 && !(found instanceof Double)) {
            return expected.equals(found);
        }
        double a = expected.doubleValue();
        double b = found.doubleValue();
        return a == b || (Double.isNaN(a) && Double.isNaN(b)) || Math.abs(a - b) <= tolerance;
    }
}
