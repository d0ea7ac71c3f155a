package dev.smi.codegen.frontend.opencl;

import static org.bytedeco.llvm.global.clang.CXDiagnostic_Error;
import static org.bytedeco.llvm.global.clang.clang_disposeDiagnostic;
import static org.bytedeco.llvm.global.clang.clang_getDiagnostic;
import static org.bytedeco.llvm.global.clang.clang_getDiagnosticLocation;
import static org.bytedeco.llvm.global.clang.clang_getDiagnosticSeverity;
import static org.bytedeco.llvm.global.clang.clang_getDiagnosticSpelling;
import static org.bytedeco.llvm.global.clang.clang_getNumDiagnostics;

import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.llvm.clang.CXDiagnostic;
import org.bytedeco.llvm.clang.CXTranslationUnit;

/** Takes over what Clang says about a source. Stateless. */
final class ClangDiagnostics {

    private ClangDiagnostics() {}

    /** Takes over the errors. */
    static void collect(CXTranslationUnit unit, SourceMap map, Diagnostics diagnostics) {
        for (int i = 0; i < clang_getNumDiagnostics(unit); i++) {
            CXDiagnostic diagnostic = clang_getDiagnostic(unit, i);
            if (clang_getDiagnosticSeverity(diagnostic) >= CXDiagnostic_Error) {
                ClangLocation place = ClangLocation.file(clang_getDiagnosticLocation(diagnostic));
                SourcePosition position = place.file().isEmpty() ? SourcePosition.of(map.file()) : map.position(place);
                diagnostics.error(position, text(diagnostic));
            }
            clang_disposeDiagnostic(diagnostic);
        }
    }

    /** Everything that Clang says, without places. */
    static List<String> messages(CXTranslationUnit unit) {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < clang_getNumDiagnostics(unit); i++) {
            CXDiagnostic diagnostic = clang_getDiagnostic(unit, i);
            messages.add(text(diagnostic));
            clang_disposeDiagnostic(diagnostic);
        }
        return messages;
    }

    private static String text(CXDiagnostic diagnostic) {
        String text = clang_getDiagnosticSpelling(diagnostic).getString();
        return text == null || text.isEmpty() ? "Clang rejects the source" : text;
    }
}
