package dev.smi.codegen.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.arrow.io.InterfaceFile;
import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.frontend.opencl.SyntaxCheck;
import dev.smi.hls.HlsRenderer;
import dev.smi.hls.Target;
import dev.smi.model.io.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Folders {@code golden-arrow/<case>} with an interface, {@code arrow.json}, and what it gives under {@code expected}.
 * Run with {@code -Dgolden.update=true} to rewrite what is expected. That all types also arrive is tested by
 * arrow-tests.
 */
class ArrowGoldenTest {

    private static final Path GOLDEN = Path.of("src/test/golden-arrow");

    /** As {@code smi.h} says how to leave out what costs area on hardware. */
    private static final Preprocessing WITHOUT_CHECKS = new Preprocessing(List.of(), Map.of("SMI_FAULT(...)", ""));

    @TempDir
    Path output;

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            return folders.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldGiveWhatIsExpected(Path folder) throws IOException {
        Map<String, String> files = generate(folder);
        Path expected = folder.resolve("expected");
        if (Boolean.getBoolean("golden.update")) {
            files.forEach((name, text) -> TextFiles.write(expected.resolve(name), text));
        }

        try (Stream<Path> there = Files.list(expected)) {
            assertThat(there.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(files.keySet());
        }
        files.forEach((name, text) ->
                assertThat(TextFiles.read(expected.resolve(name))).as(name).isEqualTo(text));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldGiveAHardwareCompilerNothingToWarnAbout(Path folder) {
        Map<String, String> files = generate(folder);
        files.forEach((name, text) -> TextFiles.write(output.resolve(name), text));

        files.keySet().stream().filter(name -> name.endsWith(".cl")).forEach(name -> {
            assertThat(SyntaxCheck.warnings(output.resolve(name), Preprocessing.NONE))
                    .as(name)
                    .isEmpty();
            assertThat(SyntaxCheck.warnings(output.resolve(name), WITHOUT_CHECKS))
                    .as(name)
                    .isEmpty();
        });
    }

    /** All files, and the kernel to fill in. */
    private static Map<String, String> generate(Path folder) {
        ArrowCode code =
                ArrowCode.of(InterfaceFile.read(InterfaceFile.in(folder)), new HlsRenderer(Target.INTEL_OPENCL));
        Map<String, String> files = new TreeMap<>(code.files());
        files.put(ArrowCode.templateFile(code.kernel()), code.template());
        files.remove(InterfaceFile.NAME);
        return files;
    }
}
