package dev.smi.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.Smi;
import java.time.Duration;
import java.util.Map;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.compare.VectorEqualsVisitor;

/** What tests of batches share. */
final class Batches {

    static final Duration SOON = Duration.ofSeconds(20);

    private Batches() {}

    static Smi jvm() {
        return Smi.alone(Map.of("device", "jvm"));
    }

    /** Compares all rows, by columns. */
    static void assertSame(VectorSchemaRoot actual, VectorSchemaRoot expected) {
        assertThat(actual.getRowCount()).isEqualTo(expected.getRowCount());
        for (int i = 0; i < expected.getFieldVectors().size(); i++) {
            assertThat(VectorEqualsVisitor.vectorEquals(expected.getVector(i), actual.getVector(i)))
                    .as(() -> "actual " + actual.contentToTSVString() + "\nexpected " + expected.contentToTSVString())
                    .isTrue();
        }
    }
}
