package dev.smi.codegen.frontend.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.smi.codegen.CodeGenerator;
import dev.smi.codegen.CodegenOptions;
import dev.smi.codegen.GeneratedProgram;
import dev.smi.codegen.ProgramSources;
import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.frontend.SourceFile;
import dev.smi.model.Operation;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.io.TextFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java sources on their way through the code generator. */
class JavaFrontEndTest {

    private static final String RING = """
            import dev.smi.*;
            import dev.smi.kernel.Kernel;
            import dev.smi.model.DataType;

            class Ring {
                static final int PORT = 3;

                @Kernel
                static void ring(int[] sum, int n, Communicator world) {
                    SendChannel out = world.openSend(DataType.INT, n, (world.rank() + 1) % world.size(), PORT);
                    out.push(n);
                    out.flush();
                }
            }
            """;

    @TempDir
    Path directory;

    private Path source(String name, String text) {
        Path file = directory.resolve(name);
        TextFiles.write(file, text);
        return file;
    }

    private static GeneratedProgram generate(Map<String, String> macros, Path... sources) {
        return new CodeGenerator(CodegenOptions.DEFAULT)
                .generate(new ProgramSources("p", List.of(sources), new Preprocessing(List.of(), macros)));
    }

    @Test
    void shouldFindTheSameOperationsAsInOpenCl() {
        GeneratedProgram program = generate(Map.of(), source("Ring.java", RING));

        assertThat(program.sources()).extracting(SourceFile::name).containsExactly("Ring.cl");
        assertThat(new String(program.sources().getFirst().bytes(), StandardCharsets.UTF_8))
                .contains("__kernel void ring(", "SMI_Push_flush_3_int(");
        assertThat(program.description().operations())
                .extracting(Operation::type, o -> o.port().value())
                .containsExactly(tuple("push", 3));
    }

    @Test
    void shouldSayInJavaLinesWhatTheOtherFrontEndFinds() {
        Path file = source("Ring.java", RING.replace("}\n}", """
                }

                    @Kernel
                    static void again(int n, Communicator world) {
                        SendChannel out = world.openSend(DataType.FLOAT, n, 0, PORT);
                        out.push(1f);
                    }
                }"""));

        assertThatThrownBy(() -> generate(Map.of(), file))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining(file + ":17: error: port 3 is taken");
    }

    @Test
    void shouldTakeJavaAndOpenClTogether() {
        GeneratedProgram program =
                generate(Map.of("N", "3"), source("Ring.java", RING), source("other.cl", "__kernel void other() {}\n"));

        assertThat(program.sources()).extracting(SourceFile::name).containsExactly("Ring.cl", "other.cl");
    }

    @Test
    void shouldRejectTwoSourcesThatBecomeOne() {
        Path java = source("Ring.java", RING);
        Path openCl = source("Ring.cl", "__kernel void other() {}\n");

        assertThatThrownBy(() -> generate(Map.of(), openCl, java))
                .hasMessage(java + ": error: program p has another file named Ring.cl, which this one becomes; rename"
                        + " one");
    }

    @Test
    void shouldRejectMacrosThatNoSourceTakes() {
        Path java = source("Ring.java", RING);

        assertThatThrownBy(() -> generate(Map.of("N", "3"), java))
                .hasMessage(java + ": error: macro N=3 has no meaning for Java; make it a static final field, or a"
                        + " parameter of the kernel");
    }

    @Test
    void shouldRejectMacrosThatChangeWhatIsGenerated() {
        Path java = source("Ring.java", RING);
        Path other = source("other.cl", "__kernel void other() {}\n");

        assertThatThrownBy(() -> generate(Map.of("PORT", "4"), java, other))
                .hasMessage(java + ": error: macro PORT would change what is generated for this source, which has that"
                        + " name, too; rename one of them");
    }

    @Test
    void shouldReportFaultsOfAllSources() {
        Path one = source("One.java", "class One {}");
        Path two = source("Two.java", "class {}");

        assertThatThrownBy(() -> generate(Map.of(), one, two))
                .hasMessageContaining(one + ": error: no method here is a kernel")
                .hasMessageContaining(two + ":1:1: error: this is not Java");
    }
}
