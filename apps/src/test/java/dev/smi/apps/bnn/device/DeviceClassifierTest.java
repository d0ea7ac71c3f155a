package dev.smi.apps.bnn.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.smi.Smi;
import dev.smi.apps.bnn.format.Network;
import dev.smi.apps.bnn.format.Parameters;
import dev.smi.apps.bnn.format.RandomParameters;
import dev.smi.apps.bnn.kernel.Kernel;
import dev.smi.apps.bnn.network.Classifier;
import dev.smi.apps.bnn.network.Pictures;
import dev.smi.apps.bnn.network.Scores;
import dev.smi.codegen.CodeGenerator;
import dev.smi.codegen.CodegenOptions;
import dev.smi.codegen.ProgramSources;
import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.io.GeneratedFiles;
import dev.smi.device.DeviceException;
import dev.smi.hls.Target;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.FlowControl;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kernels on an OpenCL device against plain Java, with random parameters. */
@Timeout(180)
class DeviceClassifierTest {

    private static final Path SOURCE = Path.of(System.getProperty("smi.home")).resolve("apps/bnn/bnn.cl");

    @TempDir
    private static Path directory;

    private static @Nullable Smi smi;

    @BeforeAll
    static void open() {
        try {
            smi = Smi.alone(Map.of("device", "opencl"));
        } catch (DeviceException e) {
            abort("no OpenCL device: " + e.getMessage());
        }
        ProgramSources sources = new ProgramSources("bnn", List.of(SOURCE), Preprocessing.NONE);
        CodegenOptions options =
                new CodegenOptions(Target.INTEL_OPENCL, 4, 8, 8, FlowControl.CREDITS, CollectiveScheme.LINEAR);
        GeneratedFiles.write(
                directory, new CodeGenerator(options).generate(List.of(sources)).getFirst(), sources);
    }

    @AfterAll
    static void close() {
        if (smi != null) {
            smi.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldScoreAsPlainJavaDoes(Network network) {
        Parameters parameters = RandomParameters.of(network, 4);
        int pictures = 3;
        byte[] pixels = new byte[pictures * Pictures.bytes(network)];
        new Random(5).nextBytes(pixels);
        Smi opened = Objects.requireNonNull(smi);

        byte[] plain = scores(Classifier.of(parameters, Kernel.plain()), pixels, pictures);
        byte[] onDevice =
                scores(new DeviceClassifier(opened.device(), directory.resolve("bnn"), parameters), pixels, pictures);

        assertThat(onDevice).isEqualTo(plain);
    }

    private static byte[] scores(Classifier classifier, byte[] pixels, int pictures) {
        try (classifier) {
            MemorySegment scores = MemorySegment.ofArray(new byte[pictures * Scores.BYTES]);
            classifier.classify(MemorySegment.ofArray(pixels), pictures, scores);
            return scores.toArray(ValueLayout.JAVA_BYTE);
        }
    }
}
