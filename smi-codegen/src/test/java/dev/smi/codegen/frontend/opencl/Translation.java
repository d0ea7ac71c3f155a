package dev.smi.codegen.frontend.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.frontend.SourceFile;
import dev.smi.codegen.frontend.TranslatedSource;
import dev.smi.hls.HlsRenderer;
import dev.smi.hls.Target;
import dev.smi.model.diagnostic.Diagnostic;
import dev.smi.model.diagnostic.Diagnostics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A source and what the front end makes of it.
 *
 * @param source as the user wrote it
 * @param result what became of it
 * @param diagnostics what the user was told
 */
record Translation(SourceFile source, TranslatedSource result, List<Diagnostic> diagnostics) {

    private static final String HEADER = new HlsRenderer(Target.INTEL_OPENCL).header();

    static Translation of(String text) {
        return of(new SourceFile(Path.of("k.cl"), text.getBytes(StandardCharsets.UTF_8)), Preprocessing.NONE);
    }

    static Translation of(SourceFile source, Preprocessing preprocessing) {
        Diagnostics diagnostics = new Diagnostics();
        TranslatedSource result = new OpenClFrontEnd(HEADER).translate(source, preprocessing, diagnostics);
        return new Translation(source, result, diagnostics.all());
    }

    /** A kernel with the given body, which begins at line 3, column 1. */
    static String kernel(String body) {
        return "#include <smi.h>\n__kernel void k(int n, int p, SMI_Comm comm) {\n" + body + "\n}\n";
    }

    /** The rewritten source, after nothing was reported. */
    String text() {
        assertThat(diagnostics).isEmpty();
        return new String(result.rewritten().bytes(), StandardCharsets.UTF_8);
    }

    /** The rewritten source, which Clang accepts, without the inserted declarations. */
    String body() {
        String text = text();
        Diagnostics syntax = new Diagnostics();
        new ClangParser(HEADER, Preprocessing.NONE).parse(result.rewritten(), SourceMap.asWritten("k.cl"), syntax);
        assertThat(syntax.all()).as(text).isEmpty();
        return text.replaceAll("(?m)^(SMI_Channel SMI_|void SMI_)\\w+\\(.*\\);\n", "");
    }

    List<String> endpoints() {
        assertThat(diagnostics).isEmpty();
        return result.endpoints().stream()
                .map(e -> e.operation().type() + " " + e.operation().port() + " "
                        + e.operation().dataType().cName() + " " + e.operation().bufferSize() + " in " + e.kernel())
                .toList();
    }

    void assertReports(String... expected) {
        assertThat(diagnostics).extracting(Diagnostic::toString).containsExactly(expected);
    }
}
