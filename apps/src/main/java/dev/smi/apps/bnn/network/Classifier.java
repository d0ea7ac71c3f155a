package dev.smi.apps.bnn.network;

import dev.smi.apps.bnn.format.Parameters;
import dev.smi.apps.bnn.kernel.Kernel;
import java.lang.foreign.MemorySegment;

/**
 * Gives pictures their scores. Owned by one thread, as it has memory for activations; it allocates none per picture.
 */
public interface Classifier extends AutoCloseable {

    /** Packs parameters. */
    static Classifier of(Parameters parameters, Kernel kernel) {
        return switch (parameters.network()) {
            case CNV_W1A1, CNV_W2A2 -> new CnvClassifier(parameters, kernel);
            case LFC_W1A1 -> new LfcClassifier(parameters, kernel);
        };
    }

    /**
     * Computes scores.
     *
     * @param pictures {@link Pictures#bytes} each
     * @param count how many
     * @param scores takes {@link Scores#BYTES} for each
     */
    void classify(MemorySegment pictures, long count, MemorySegment scores);

    /** Gives back what it holds on a device. */
    @Override
    default void close() {
        // most hold nothing
    }
}
