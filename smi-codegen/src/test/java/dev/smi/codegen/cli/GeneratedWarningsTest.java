package dev.smi.codegen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.codegen.GeneratedProgram;
import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.frontend.opencl.SyntaxCheck;
import dev.smi.model.io.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Clang's OpenCL front end says about generated code: nothing. */
class GeneratedWarningsTest {

    private static final Path APPS = Path.of("../apps");

    /** As {@code smi.h} says how to leave out what costs area on hardware. */
    private static final Preprocessing WITHOUT_CHECKS = new Preprocessing(List.of(), Map.of("SMI_FAULT(...)", ""));

    /** These include what is generated from a schema, of which ArrowGoldenTest tests the same. */
    private static final Path ON_RECORD_BATCHES = APPS.resolve("arrow");

    @TempDir
    Path output;

    static Stream<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(APPS)) {
            files.filter(file -> file.toString().endsWith(".cl") && !file.startsWith(ON_RECORD_BATCHES))
                    .forEach(sources::add);
        }
        GoldenTest.cases().forEach(folder -> sources.add(folder.resolve("input.cl")));
        return sources.stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void shouldGiveAHardwareCompilerNothingToWarnAbout(Path source) throws IOException {
        Path device = generate(source).resolve(GeneratedProgram.DEVICE_FILE);

        assertThat(SyntaxCheck.warnings(device, Preprocessing.NONE)).isEmpty();
        assertThat(SyntaxCheck.warnings(device, WITHOUT_CHECKS)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void shouldBeOneFileToo(Path source) throws IOException {
        Path program = generate(source);
        List<String> own =
                SyntaxCheck.warnings(program.resolve(String.valueOf(source.getFileName())), Preprocessing.NONE);

        assertThat(SyntaxCheck.warnings(program.resolve(GeneratedProgram.WHOLE_FILE), Preprocessing.NONE))
                .as("what is not said about the source alone, either")
                .isSubsetOf(own);
    }

    @Test
    void shouldNoticeWhatIsWrong() throws IOException {
        Path device = generate(APPS.resolve("quickstart/quickstart.cl")).resolve(GeneratedProgram.DEVICE_FILE);
        TextFiles.write(
                device, TextFiles.read(device) + "static int f(int x) { int x2 = x; { int x = 1; } return 0; }");

        assertThat(SyntaxCheck.warnings(device, Preprocessing.NONE))
                .contains("unused function 'f'", "unused variable 'x2'", "unused variable 'x'");
    }

    private Path generate(Path source) throws IOException {
        GoldenTest.generate(source, output);
        return output.resolve(String.valueOf(source.getFileName()).replace(".cl", ""));
    }
}
