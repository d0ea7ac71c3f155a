package dev.smi.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.Smi;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;

/** What tests of batches share. */
final class Batches {

    static final Duration SOON = Duration.ofSeconds(20);

    private Batches() {}

    static Smi jvm() {
        return Smi.alone(Map.of("device", "jvm"));
    }

    /** Compares all rows; what nulls hide does not count. */
    static void assertSame(VectorSchemaRoot actual, VectorSchemaRoot expected) {
        assertThat(actual.getRowCount()).isEqualTo(expected.getRowCount());
        for (int i = 0; i < expected.getFieldVectors().size(); i++) {
            for (int row = 0; row < expected.getRowCount(); row++) {
                FieldVector wanted = expected.getVector(i);
                int at = row;
                assertThat(isSame(actual.getVector(i), row, wanted, row))
                        .as(() -> wanted.getField() + " row " + at)
                        .isTrue();
            }
        }
    }

    private static boolean isSame(FieldVector a, int i, FieldVector b, int j) {
        if (a.isNull(i) || b.isNull(j)) {
            return a.isNull(i) && b.isNull(j);
        }
        if (a instanceof ListVector listA && b instanceof ListVector listB) {
            int length = listA.getElementEndIndex(i) - listA.getElementStartIndex(i);
            boolean isSame = listB.getElementEndIndex(j) - listB.getElementStartIndex(j) == length;
            for (int k = 0; isSame && k < length; k++) {
                isSame = isSame(
                        listA.getDataVector(),
                        listA.getElementStartIndex(i) + k,
                        listB.getDataVector(),
                        listB.getElementStartIndex(j) + k);
            }
            return isSame;
        }
        if (a instanceof StructVector) {
            boolean isSame = true;
            for (int k = 0; isSame && k < a.getChildrenFromFields().size(); k++) {
                isSame = isSame(
                        a.getChildrenFromFields().get(k),
                        i,
                        b.getChildrenFromFields().get(k),
                        j);
            }
            return isSame;
        }
        return Objects.deepEquals(a.getObject(i), b.getObject(j));
    }
}
