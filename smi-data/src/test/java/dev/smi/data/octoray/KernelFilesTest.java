package dev.smi.data.octoray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.data.KernelDescription;
import dev.smi.data.KernelDescription.Function;
import dev.smi.data.UnitSpec;
import dev.smi.data.worker.UnitDetails;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelFilesTest {

    private static final String DOUBLE = """
            {"path_to_bitstream": "fwi.xclbin", "no_instances": 2, "batch_size": 500,
             "functions": [[{"dotprod_1": ["DDR0", "DDR0"]}, {"update_1": ["DDR1", "DDR1"]}],
                           [{"dotprod_2": ["DDR1", "DDR1"]}, {"update_2": ["DDR0", "DDR0"]}]],
             "config": {"tolerance": 9.99e-7, "ngrid": {"x": 10}, "list": [1, true]}, "host": "a", "device": null}
            """;

    @Test
    void shouldReadAKernelAsTheSeedsDescribeIt() {
        KernelDescription kernel = KernelFiles.parse("k", DOUBLE).getFirst();

        assertThat(kernel.path()).isEqualTo("fwi.xclbin");
        assertThat(kernel.instances()).isEqualTo(2);
        assertThat(kernel.batchSize()).isEqualTo(500);
        assertThat(kernel.host()).contains("a");
        assertThat(kernel.device()).isEmpty();
        assertThat(kernel.config())
                .isEqualTo("{ \"tolerance\": 9.99E-7, \"ngrid\": { \"x\": 10 }, \"list\": [1, true] }");
        assertThat(kernel.instance(2).unitFunctions())
                .containsExactly(
                        new Function("dotprod_2", List.of("DDR1", "DDR1")),
                        new Function("update_2", List.of("DDR0", "DDR0")));
    }

    @Test
    void shouldReadASplitKernel() {
        KernelDescription kernel = KernelFiles.parse("k", """
                {"no_instances": 2, "instance_id": 2, "functions": [{"dotprod_2": ["DDR1"]}]}
                """).getFirst();

        assertThat(kernel.instance()).isEqualTo(2);
        assertThat(kernel.unitFunctions()).containsExactly(new Function("dotprod_2", List.of("DDR1")));
    }

    @Test
    void shouldReadWhatItWrites() {
        List<KernelDescription> kernels = List.of(
                KernelFiles.parse("k", DOUBLE).getFirst(),
                KernelDescription.of("x").device("opencl").instance(1));

        assertThat(KernelFiles.parse("k", KernelFiles.text(kernels))).isEqualTo(kernels);
    }

    @Test
    void shouldTellUnitsWhatTheyAre() {
        List<KernelDescription> kernels = List.of(
                KernelFiles.parse("k", DOUBLE).getFirst().instance(2),
                KernelDescription.of("é").host("h"));
        UnitSpec spec = UnitSpec.of(GridSums.class).with(new byte[] {1, 2}).on(kernels);

        UnitDetails read = UnitDetails.read(UnitDetails.of(spec).bytes());
        assertThat(read.kernels()).isEqualTo(kernels);
        assertThat(read.parameters()).containsExactly(1, 2);
        assertThatThrownBy(() -> UnitDetails.read(new byte[] {0, 0, 0, 9}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[3]|k:1:2: error: a kernel has to be an object, not a number",
                "{\"no_instances\": 0}|k:1:18: error: \"no_instances\" is 0; it has to be a whole number within 1..4096",
                "{\"no_instances\": 2, \"functions\": [[]]}|k:1:35: error: \"functions\" is a list of 1 for 2"
                        + " instances; give a list of functions for each instance",
                "{\"functions\": [3]}|k:1:16: error: an instance's functions have to be an array, not a number",
                "{\"functions\": [[3]]}|k:1:17: error: a function has to be an object, its name with its memory banks,"
                        + " not a number",
                "{\"functions\": [[{\"f\": 1}]]}|k:1:23: error: the memory banks of f have to be an array, not a number",
                "{\"functions\": [[{\"f\": [1]}]]}|k:1:24: error: a memory bank has to be a string, not a number",
                "{\"config\": {\"x\": [null]}}|k:1:19: error: a null in an array cannot be kept; leave it out",
            })
    void shouldSayWhereAndWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> KernelFiles.parse("k", text)).hasMessage(message);
    }

    @Test
    void shouldChangePartByPart() {
        assertThat(KernelDescription.of("p").host("h").device("d").config("{}").functions(List.of(List.of())))
                .isEqualTo(new KernelDescription(
                        "p", 1, 0, 0, List.of(List.of()), "{}", Optional.of("h"), Optional.of("d")));
    }
}
