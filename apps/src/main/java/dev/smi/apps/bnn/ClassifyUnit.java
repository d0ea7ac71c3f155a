package dev.smi.apps.bnn;

import dev.smi.apps.bnn.device.DeviceClassifier;
import dev.smi.apps.bnn.format.Network;
import dev.smi.apps.bnn.format.Parameters;
import dev.smi.apps.bnn.kernel.Kernel;
import dev.smi.apps.bnn.network.Classifier;
import dev.smi.apps.bnn.network.Pictures;
import dev.smi.apps.bnn.network.Scores;
import dev.smi.data.Chunk;
import dev.smi.data.ComputeUnit;
import dev.smi.data.UnitContext;
import dev.smi.data.UnitFactory;
import dev.smi.data.UnitSpec;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Units that classify pictures, in the JVM or on a device. A chunk is pictures, its result their scores. */
public final class ClassifyUnit implements UnitFactory {

    private static final String PARAMETERS = "parameters";

    /** Pictures after which a unit looks whether its result is still wanted. */
    private static final int SLICE = 256;

    /** For workers, which find it by its name. */
    public ClassifyUnit() {}

    /**
     * Such units.
     *
     * @param parameters the bytes of all parameter files; they are sent to each worker once
     * @param program what runs on the workers' device; empty for plain Java
     */
    static UnitSpec spec(Network network, byte[] parameters, Optional<Path> program) {
        String text = network.label() + "\n"
                + program.map(p -> p.toAbsolutePath().toString()).orElse("");
        return UnitSpec.of(ClassifyUnit.class)
                .with(text.getBytes(StandardCharsets.UTF_8))
                .keeping(PARAMETERS, MemorySegment.ofArray(parameters));
    }

    @Override
    public ComputeUnit open(UnitContext context) {
        String[] text = new String(context.parameters(), StandardCharsets.UTF_8).split("\n", 2);
        Network network = Network.of(text[0]).orElseThrow(() -> new IllegalArgumentException("no network " + text[0]));
        Parameters parameters =
                Parameters.decode(network, context.resident(PARAMETERS).asByteBuffer());
        Classifier classifier = text[1].isEmpty()
                ? Classifier.of(parameters, Kernel.fastest())
                : new DeviceClassifier(context.device(), Path.of(text[1]), parameters);
        return new Unit(classifier, Pictures.bytes(network));
    }

    private record Unit(Classifier classifier, int bytes) implements ComputeUnit {

        @Override
        public MemorySegment run(Chunk chunk, SegmentAllocator results) throws InterruptedException {
            return ClassifyUnit.run(classifier, bytes, chunk, results);
        }

        @Override
        public void close() {
            classifier.close();
        }
    }

    private static MemorySegment run(Classifier classifier, int bytes, Chunk chunk, SegmentAllocator results)
            throws InterruptedException {
        MemorySegment scores = results.allocate(chunk.count() * Scores.BYTES, Integer.BYTES);
        for (long first = 0; first < chunk.count(); first += SLICE) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException("nobody wants the scores any more");
            }
            long count = Math.min(SLICE, chunk.count() - first);
            classifier.classify(
                    chunk.data().asSlice(first * bytes, count * bytes),
                    count,
                    scores.asSlice(first * Scores.BYTES, count * Scores.BYTES));
        }
        return scores;
    }
}
