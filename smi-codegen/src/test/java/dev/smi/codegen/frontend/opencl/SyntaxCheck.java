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

    /** Every warning that Clang has, but for those that are about something else than the generated code. */
    private static final List<String> STRICT = List.of(
            "-Wall",
            "-Wextra",
            "-Weverything",
            // Intel's attributes and its extension, which Clang does not know; doubles are an extension for Intel's
            // compiler
            "-Wno-unknown-attributes",
            "-Wno-ignored-pragmas",
            "-Wno-unknown-pragmas",
            "-Wno-pedantic-core-features",
            // Clang's own header for OpenCL, and the directory that smi.h is in here, which is none
            "-Wno-reserved-macro-identifier",
            "-Wno-undef",
            "-Wno-missing-include-dirs",
            // OpenCL C is C99 and what Intel's compiler adds: declarations where they are used, macros like printf
            "-Wno-declaration-after-statement",
            "-Wno-pedantic",
            // a program is one translation unit: nothing is declared elsewhere, and kernels that never return need not
            // say so
            "-Wno-missing-prototypes",
            "-Wno-missing-variable-declarations",
            "-Wno-missing-noreturn",
            // a packet's layout is the wire format, and its header fields are bytes: ranks and counts are cut to them
            "-Wno-packed",
            "-Wno-padded",
            "-Wno-implicit-int-conversion",
            "-Wno-sign-conversion",
            // advice for C++, and a default that a switch over all inputs of a kernel does not need
            "-Wno-unsafe-buffer-usage",
            "-Wno-switch-default");

    /** What Clang warns about. */
    public static List<String> warnings(Path file, Preprocessing preprocessing) {
        return new ClangParser(new HlsRenderer(Target.INTEL_OPENCL).header(), preprocessing)
                .warnings(new SourceFile(file, TextFiles.readBytes(file)), STRICT);
    }
}
