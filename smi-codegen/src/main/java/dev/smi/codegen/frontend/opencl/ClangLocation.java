package dev.smi.codegen.frontend.opencl;

import static org.bytedeco.llvm.global.clang.clang_getExpansionLocation;
import static org.bytedeco.llvm.global.clang.clang_getFileName;
import static org.bytedeco.llvm.global.clang.clang_getSpellingLocation;

import dev.smi.model.diagnostic.SourcePosition;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.llvm.clang.CXFile;
import org.bytedeco.llvm.clang.CXSourceLocation;
import org.bytedeco.llvm.clang.CXString;

/**
 * A place in a source as libclang gives it.
 *
 * @param file empty if the place is in no file
 * @param line counted from 1
 * @param column counted from 1, in bytes
 * @param offset in bytes from the beginning of the file
 */
record ClangLocation(String file, int line, int column, int offset) {

    /** Where a place is in the file; for what a macro expands to, where the macro is used. */
    static ClangLocation expansion(CXSourceLocation location) {
        return of(location, true);
    }

    /** Where the characters of a place are written; for what a macro expands to, within the macro's definition. */
    static ClangLocation spelling(CXSourceLocation location) {
        return of(location, false);
    }

    private static ClangLocation of(CXSourceLocation location, boolean expansion) {
        CXFile file = new CXFile();
        try (IntPointer numbers = new IntPointer(3);
                IntPointer line = numbers.getPointer(0);
                IntPointer column = numbers.getPointer(1);
                IntPointer offset = numbers.getPointer(2)) {
            if (expansion) {
                clang_getExpansionLocation(location, file, line, column, offset);
            } else {
                clang_getSpellingLocation(location, file, line, column, offset);
            }
            return new ClangLocation(name(file), line.get(), column.get(), offset.get());
        }
    }

    private static String name(CXFile file) {
        if (file.isNull()) {
            return "";
        }
        CXString name = clang_getFileName(file);
        String text = name.getString();
        return text == null ? "" : text;
    }

    SourcePosition position() {
        return new SourcePosition(file, line, column);
    }
}
