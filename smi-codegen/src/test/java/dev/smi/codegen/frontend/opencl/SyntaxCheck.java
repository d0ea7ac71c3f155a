package dev.smi.codegen.frontend.opencl;

import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.frontend.SourceFile;
import dev.smi.hls.HlsRenderer;
import dev.smi.hls.Target;
import dev.smi.model.diagnostic.Diagnostic;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.io.TextFiles;
import java.nio.file.Path;
import java.util.List;

/** Has Clang look at generated code. */
public final class SyntaxCheck {

    private SyntaxCheck() {}

    /** What Clang's OpenCL front end finds wrong. */
    public static List<Diagnostic> errors(Path file) {
        Diagnostics diagnostics = new Diagnostics();
        String header = new HlsRenderer(Target.INTEL_OPENCL).header();
        new ClangParser(header, Preprocessing.NONE)
                .parse(
                        new SourceFile(file, TextFiles.readBytes(file)),
                        SourceMap.asWritten(file.toString()),
                        diagnostics);
        return diagnostics.all();
    }

    /** Clang does not know Intel's attributes and its extension; everything else counts. */
    private static final List<String> STRICT = List.of(
            "-Wall",
            "-Wextra",
            "-Wshadow",
            "-Wimplicit-fallthrough",
            "-Wunreachable-code",
            "-Wno-unknown-attributes",
            "-Wno-ignored-pragmas");

    /** What Clang warns about. */
    public static List<String> warnings(Path file) {
        return new ClangParser(new HlsRenderer(Target.INTEL_OPENCL).header(), Preprocessing.NONE)
                .warnings(new SourceFile(file, TextFiles.readBytes(file)), STRICT);
    }
}
