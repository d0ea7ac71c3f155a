package dev.smi.codegen.frontend.opencl;

import static org.bytedeco.llvm.global.clang.*;

import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.frontend.SourceFile;
import dev.smi.model.diagnostic.Diagnostics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.llvm.clang.CXIndex;
import org.bytedeco.llvm.clang.CXTranslationUnit;
import org.bytedeco.llvm.clang.CXUnsavedFile;

/**
 * Parses OpenCL C with libclang. Headers that belong to the tool ({@code smi.h}, OpenCL's own) come from memory, so
 * that parsing needs no file but the user's. Stateless.
 */
final class ClangParser {

    private static final List<String> FLAGS = List.of(
            "-x",
            "cl",
            "-cl-std=CL2.0",
            "-Xclang",
            "-cl-ext=+all",
            "-target",
            "spir64",
            "-I",
            ToolHeaders.INCLUDE_DIRECTORY,
            "-include",
            ToolHeaders.PRELUDE);

    /** Warnings about the user's kernels are the hardware compiler's business. */
    private static final List<String> SILENT = List.of("-w");

    private static final List<String> MESSAGES_ONLY = List.of("-Wno-everything", "-W#pragma-messages");

    private final String smiHeader;
    private final Preprocessing preprocessing;

    /** A parser for sources that include the given {@code smi.h}. */
    ClangParser(String smiHeader, Preprocessing preprocessing) {
        this.smiHeader = smiHeader;
        this.preprocessing = preprocessing;
    }

    /**
     * The syntax tree of a source and of the headers that it includes, but for the tool's.
     *
     * @param map where the source's lines come from
     * @param diagnostics takes the errors that Clang finds
     */
    SyntaxTree parse(SourceFile source, SourceMap map, Diagnostics diagnostics) {
        return parse(source, SILENT, unit -> {
            ClangDiagnostics.collect(unit, map, diagnostics);
            return AstBuilder.build(clang_getTranslationUnitCursor(unit), map);
        });
    }

    /** The texts of the message pragmas of a source. */
    List<String> messages(SourceFile source) {
        return parse(source, MESSAGES_ONLY, ClangDiagnostics::messages);
    }

    /** What Clang says about a source with the given flags for warnings. */
    List<String> warnings(SourceFile source, List<String> flags) {
        return parse(source, flags, ClangDiagnostics::messages);
    }

    private <T> T parse(SourceFile source, List<String> warnings, Function<CXTranslationUnit, T> action) {
        Map<String, byte[]> files = new LinkedHashMap<>(ToolHeaders.files(smiHeader));
        files.put(source.path().toString(), source.bytes());
        List<String> flags = flags(warnings);
        try (PointerScope _ = new PointerScope()) {
            CXIndex index = LibClang.createIndex();
            CXTranslationUnit unit = new CXTranslationUnit();
            try {
                int status = clang_parseTranslationUnit2(
                        index,
                        new BytePointer(source.path().toString()),
                        strings(flags),
                        flags.size(),
                        unsaved(files),
                        files.size(),
                        CXTranslationUnit_DetailedPreprocessingRecord,
                        unit);
                if (status != CXError_Success) {
                    throw new IllegalStateException("libclang failed on " + source.path() + " with status " + status);
                }
                return action.apply(unit);
            } finally {
                clang_disposeTranslationUnit(unit);
                clang_disposeIndex(index);
            }
        }
    }

    private List<String> flags(List<String> warnings) {
        List<String> flags = new ArrayList<>(FLAGS);
        flags.addAll(warnings);
        for (Path include : preprocessing.includes()) {
            flags.add("-I" + include);
        }
        preprocessing.definitions().forEach(definition -> flags.add("-D" + definition));
        return flags;
    }

    private static PointerPointer<BytePointer> strings(List<String> values) {
        return new PointerPointer<>(values.stream().map(BytePointer::new).toArray(BytePointer[]::new));
    }

    private static CXUnsavedFile unsaved(Map<String, byte[]> files) {
        CXUnsavedFile unsaved = new CXUnsavedFile(files.size());
        int i = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            byte[] content = file.getValue();
            unsaved.position(i++)
                    .Filename(new BytePointer(file.getKey()))
                    .Contents(new BytePointer(content.length + 1).put(content).put(content.length, (byte) 0))
                    .Length(content.length);
        }
        return unsaved.position(0);
    }
}
