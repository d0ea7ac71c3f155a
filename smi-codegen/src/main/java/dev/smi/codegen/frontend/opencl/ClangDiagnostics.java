package dev.smi.codegen.frontend.opencl;

import static org.bytedeco.llvm.global.clang.CXDiagnostic_Error;
import static org.bytedeco.llvm.global.clang.clang_disposeDiagnostic;
import static org.bytedeco.llvm.global.clang.clang_getDiagnostic;
import static org.bytedeco.llvm.global.clang.clang_getDiagnosticLocation;
import static org.bytedeco.llvm.global.clang.clang_getDiagnosticSeverity;
import static org.bytedeco.llvm.global.clang.clang_getDiagnosticSpelling;
import static org.bytedeco.llvm.global.clang.clang_getNumDiagnostics;

import dev.smi.codegen.frontend.SourceFile;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import org.bytedeco.llvm.clang.CXDiagnostic;
import org.bytedeco.llvm.clang.CXTranslationUnit;

/** Takes over the errors that Clang found in a source. Stateless. */
final class ClangDiagnostics {

    private ClangDiagnostics() {}

    static void collect(CXTranslationUnit unit, SourceFile source, Diagnostics diagnostics) {
        for (int i = 0; i < clang_getNumDiagnostics(unit); i++) {
            CXDiagnostic diagnostic = clang_getDiagnostic(unit, i);
            if (clang_getDiagnosticSeverity(diagnostic) >= CXDiagnostic_Error) {
                ClangLocation place = ClangLocation.expansion(clang_getDiagnosticLocation(diagnostic));
                SourcePosition position =
                        place.file().isEmpty() ? SourcePosition.of(source.path().toString()) : place.position();
                String text = clang_getDiagnosticSpelling(diagnostic).getString();
                diagnostics.error(position, text == null ? "Clang rejects the source" : text);
            }
            clang_disposeDiagnostic(diagnostic);
        }
    }
}
