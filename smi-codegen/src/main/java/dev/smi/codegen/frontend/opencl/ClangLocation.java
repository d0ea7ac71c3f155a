package dev.smi.codegen.frontend.opencl;

import static org.bytedeco.llvm.global.clang.clang_getExpansionLocation;
import static org.bytedeco.llvm.global.clang.clang_getFileLocation;
import static org.bytedeco.llvm.global.clang.clang_getFileName;
import static org.bytedeco.llvm.global.clang.clang_getSpellingLocation;

import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.llvm.clang.CXFile;
import org.bytedeco.llvm.clang.CXSourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * A place in a source as libclang gives it.
 *
 * @param file empty if the place is in no file
 * @param line counted from 1
 * @param column counted from 1, in bytes
 * @param offset in bytes from the beginning of the file
 */
record ClangLocation(String file, int line, int column, int offset) {

    private enum Sort {
        EXPANSION,
        FILE,
        SPELLING
    }

    /** Where a place is in the file; for what a macro makes, where the outermost macro is used. */
    static ClangLocation expansion(CXSourceLocation location) {
        return of(location, Sort.EXPANSION);
    }

    /**
     * Where a place is in the file; for a macro's argument, where the argument stands, for what a macro's body makes,
     * where that macro is used, be it in the argument of another.
     */
    static ClangLocation file(CXSourceLocation location) {
        return of(location, Sort.FILE);
    }

    /** Where the characters of a place are written; for what a macro makes, within the macro's definition. */
    static ClangLocation spelling(CXSourceLocation location) {
        return of(location, Sort.SPELLING);
    }

    private static ClangLocation of(CXSourceLocation location, Sort sort) {
        CXFile file = new CXFile();
        try (IntPointer numbers = new IntPointer(3);
                IntPointer line = numbers.getPointer(0);
                IntPointer column = numbers.getPointer(1);
                IntPointer offset = numbers.getPointer(2)) {
            switch (sort) {
                case EXPANSION -> clang_getExpansionLocation(location, file, line, column, offset);
                case FILE -> clang_getFileLocation(location, file, line, column, offset);
                case SPELLING -> clang_getSpellingLocation(location, file, line, column, offset);
            }
            return new ClangLocation(name(file), line.get(), column.get(), offset.get());
        }
    }

    /** A file's name as it was opened, empty if there is no file. */
    static String name(@Nullable CXFile file) {
        if (file == null || file.isNull()) {
            return "";
        }
        String text = clang_getFileName(file).getString();
        return text == null ? "" : text;
    }
}
