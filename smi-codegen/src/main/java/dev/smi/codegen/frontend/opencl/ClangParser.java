package dev.smi.codegen.frontend.opencl;

import static org.bytedeco.llvm.global.clang.CXError_Success;
import static org.bytedeco.llvm.global.clang.CXTranslationUnit_None;
import static org.bytedeco.llvm.global.clang.clang_disposeIndex;
import static org.bytedeco.llvm.global.clang.clang_disposeTranslationUnit;
import static org.bytedeco.llvm.global.clang.clang_getTranslationUnitCursor;
import static org.bytedeco.llvm.global.clang.clang_parseTranslationUnit2;

import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.frontend.SourceFile;
import dev.smi.model.diagnostic.Diagnostics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            ToolHeaders.PRELUDE,
            "-w");

    private final String smiHeader;

    /** A parser for sources that include the given {@code smi.h}. */
    ClangParser(String smiHeader) {
        this.smiHeader = smiHeader;
    }

    /**
     * The top-level declarations of a source and of the headers that it includes, but for the tool's.
     *
     * @param diagnostics takes the errors that Clang finds
     */
    List<AstNode> parse(SourceFile source, Preprocessing preprocessing, Diagnostics diagnostics) {
        Map<String, byte[]> files = new LinkedHashMap<>(ToolHeaders.files(smiHeader));
        files.put(source.path().toString(), source.bytes());
        try (PointerScope _ = new PointerScope()) {
            CXIndex index = LibClang.createIndex();
            CXTranslationUnit unit = new CXTranslationUnit();
            try {
                int status = clang_parseTranslationUnit2(
                        index,
                        new BytePointer(source.path().toString()),
                        strings(flags(preprocessing)),
                        flags(preprocessing).size(),
                        unsaved(files),
                        files.size(),
                        CXTranslationUnit_None,
                        unit);
                if (status != CXError_Success) {
                    throw new IllegalStateException("libclang failed on " + source.path() + " with status " + status);
                }
                ClangDiagnostics.collect(unit, source, diagnostics);
                return AstBuilder.topLevel(clang_getTranslationUnitCursor(unit));
            } finally {
                clang_disposeTranslationUnit(unit);
                clang_disposeIndex(index);
            }
        }
    }

    private static List<String> flags(Preprocessing preprocessing) {
        List<String> flags = new ArrayList<>(FLAGS);
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
