package dev.smi.codegen.frontend.java.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.frontend.SourceFile;
import dev.smi.codegen.frontend.java.analysis.KernelAnalysis;
import dev.smi.codegen.frontend.java.ir.KernelUnit;
import dev.smi.codegen.frontend.opencl.SyntaxCheck;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.io.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Folders {@code golden-java/<case>} with a Java source and the OpenCL C that it gives. Run with
 * {@code -Dgolden.update=true} to rewrite what is expected.
 */
class JavaGoldenTest {

    private static final Path GOLDEN = Path.of("src/test/golden-java");

    @TempDir
    Path output;

    static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void shouldGiveWhatIsExpected(Path source) {
        PrintedSource printed = print(source);
        Path expected = source.resolveSibling("expected.cl");
        if (Boolean.getBoolean("golden.update")) {
            TextFiles.write(expected, printed.text());
        }

        assertThat(printed.text()).isEqualTo(TextFiles.read(expected));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void shouldGiveACompilerNothingToWarnAbout(Path source) {
        Path written = output.resolve("written.cl");
        TextFiles.write(written, print(source).text());

        assertThat(SyntaxCheck.errors(written)).isEmpty();
        assertThat(SyntaxCheck.warnings(written, Preprocessing.NONE)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void shouldKnowTheJavaLineOfEveryLine(Path source) {
        PrintedSource printed = print(source);
        List<String> lines = printed.text().lines().toList();

        assertThat(printed.javaLines()).hasSameSizeAs(lines);
        for (int i = 0; i < lines.size(); i++) {
            String[] marked = lines.get(i).split(" // ", -1);
            if (marked.length == 2 && marked[1].matches("\\d+")) {
                assertThat(printed.javaLines().get(i)).as(lines.get(i)).isEqualTo(Integer.parseInt(marked[1]));
            }
        }
    }

    private static PrintedSource print(Path source) {
        Diagnostics diagnostics = new Diagnostics();
        KernelUnit unit = KernelAnalysis.analyse(
                        new SourceFile(source, TextFiles.readBytes(source)), Preprocessing.NONE, diagnostics)
                .orElseThrow(() -> new AssertionError(diagnostics.all()));
        return KernelPrinter.print(unit, String.valueOf(source.getFileName()));
    }
}
