package dev.smi.apps.fwi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.smi.Smi;
import dev.smi.codegen.CodeGenerator;
import dev.smi.codegen.CodegenOptions;
import dev.smi.codegen.GeneratedProgram;
import dev.smi.codegen.ProgramSources;
import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.io.GeneratedFiles;
import dev.smi.device.DeviceException;
import dev.smi.hls.Target;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.FlowControl;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The OpenCL kernels, on an emulated FPGA and on an OpenCL device; skipped, with the reason, where there is none. */
@Timeout(120)
class DeviceKernelsTest {

    private static final Path SOURCE = Path.of(System.getProperty("smi.home")).resolve("apps/fwi/fwi.cl");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"emulator", "opencl"})
    void shouldGiveTheBitsOfTheKernelsInJava(String device) {
        generate();
        Kappa kappa = Kappa.of(Surveys.small());
        VectorKernels java = new VectorKernels(kappa);
        double[] chi = Surveys.numbers(kappa.cells(), 1);
        double[] residual = Surveys.numbers(kappa.pressures(), 2);
        double[] pressure = new double[kappa.pressures()];
        double[] gradient = new double[kappa.cells()];
        try {
            Smi.run(1, Map.of("device", device), smi -> {
                try (Kernels kernels = DeviceKernels.open(smi.device(), directory.resolve("fwi"), kappa)) {
                    for (int again = 0; again < 2; again++) {
                        kernels.dotprod(chi, pressure);
                        kernels.update(residual, gradient);
                    }
                }
            });
        } catch (DeviceException e) {
            if (device.equals("emulator")) {
                throw e;
            }
            abort("no OpenCL device: " + e.getMessage());
        }
        double[] expectedPressure = new double[kappa.pressures()];
        double[] expectedGradient = new double[kappa.cells()];
        java.dotprod(chi, expectedPressure);
        java.update(residual, expectedGradient);

        assertThat(pressure).isEqualTo(expectedPressure);
        assertThat(gradient).isEqualTo(expectedGradient);
    }

    private void generate() {
        List<ProgramSources> sources = List.of(new ProgramSources("fwi", List.of(SOURCE), Preprocessing.NONE));
        List<GeneratedProgram> generated = new CodeGenerator(
                        new CodegenOptions(Target.INTEL_OPENCL, 4, 8, 8, FlowControl.CREDITS, CollectiveScheme.LINEAR))
                .generate(sources);
        GeneratedFiles.write(directory, generated.getFirst(), sources.getFirst());
    }
}
