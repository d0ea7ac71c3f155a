package dev.smi.codegen.frontend.opencl;

import static org.bytedeco.llvm.global.clang.*;

import dev.smi.codegen.frontend.opencl.AstNode.Extent;
import dev.smi.codegen.frontend.opencl.AstNode.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.bytedeco.llvm.clang.CXCursor;
import org.bytedeco.llvm.clang.CXEvalResult;
import org.bytedeco.llvm.clang.CXSourceRange;

/**
 * Turns libclang's cursors into {@link AstNode}s. Cursors are valid during the visit only, so everything is taken over
 * at once. One use; not thread-safe.
 */
final class AstBuilder {

    private final CursorVisitor visitor;
    private final SourceMap map;
    private int nodes;

    private AstBuilder(CursorVisitor visitor, SourceMap map) {
        this.visitor = visitor;
        this.map = map;
    }

    /**
     * The declarations of a translation unit, and what its preprocessor did, without the tool's own headers.
     *
     * @param map where the lines that Clang read come from
     */
    static SyntaxTree build(CXCursor unit, SourceMap map) {
        try (CursorVisitor visitor = new CursorVisitor()) {
            return new AstBuilder(visitor, map).tree(unit);
        }
    }

    private SyntaxTree tree(CXCursor unit) {
        List<AstNode> declarations = new ArrayList<>();
        List<MacroUse> macros = new ArrayList<>();
        List<Inclusion> inclusions = new ArrayList<>();
        visitor.children(unit, cursor -> {
            ClangLocation start = ClangLocation.expansion(clang_getCursorLocation(cursor));
            if (start.file().isEmpty() || ToolHeaders.contains(start.file())) {
                return;
            }
            switch (clang_getCursorKind(cursor)) {
                case CXCursor_MacroExpansion -> macros.add(macro(cursor));
                case CXCursor_InclusionDirective -> inclusions.add(inclusion(cursor));
                case CXCursor_FunctionDecl, CXCursor_VarDecl -> declarations.add(node(cursor));
                default -> {} // types and macro definitions are Clang's business
            }
        });
        return new SyntaxTree(declarations, macros, inclusions);
    }

    private static MacroUse macro(CXCursor cursor) {
        CXSourceRange extent = clang_getCursorExtent(cursor);
        ClangLocation start = ClangLocation.file(clang_getRangeStart(extent));
        ClangLocation end = ClangLocation.file(clang_getRangeEnd(extent));
        ClangLocation definition = ClangLocation.file(clang_getCursorLocation(clang_getCursorReferenced(cursor)));
        boolean isUsers = !definition.file().isEmpty() && !ToolHeaders.contains(definition.file());
        return new MacroUse(NodeKinds.name(cursor), start.file(), start.offset(), end.offset(), isUsers);
    }

    private static Inclusion inclusion(CXCursor cursor) {
        CXSourceRange extent = clang_getCursorExtent(cursor);
        ClangLocation start = ClangLocation.file(clang_getRangeStart(extent));
        ClangLocation end = ClangLocation.file(clang_getRangeEnd(extent));
        String included = ClangLocation.name(clang_getIncludedFile(cursor));
        return new Inclusion(
                start.file(), start.line(), start.offset(), end.offset(), NodeKinds.name(cursor), included);
    }

    private AstNode node(CXCursor cursor) {
        Kind kind = NodeKinds.kind(cursor);
        int id = nodes++;
        List<AstNode> children = new ArrayList<>();
        switch (kind) {
            case VARIABLE -> {
                CXCursor initializer = clang_Cursor_getVarDeclInitializer(cursor);
                if (clang_Cursor_isNull(initializer) == 0) {
                    children.add(node(initializer));
                }
            }
            case KERNEL, FUNCTION ->
                visitor.children(cursor, child -> {
                    int childKind = clang_getCursorKind(child);
                    if (childKind == CXCursor_ParmDecl || childKind == CXCursor_CompoundStmt) {
                        children.add(node(child));
                    }
                });
            case PARAMETER -> {}
            default ->
                visitor.children(cursor, child -> {
                    if (clang_getCursorKind(child) != CXCursor_TypeRef) {
                        children.add(node(child));
                    }
                });
        }
        return new AstNode(
                id,
                kind,
                kind == Kind.INITIALIZERS ? fields(cursor) : NodeKinds.name(cursor),
                declaration(cursor, kind),
                extent(cursor),
                NodeKinds.type(cursor),
                constant(cursor),
                children);
    }

    /** The fields of a structure that is initialized, with commas; empty for an array. */
    private String fields(CXCursor initializers) {
        List<String> fields = new ArrayList<>();
        CXCursor structure = clang_getTypeDeclaration(clang_getCanonicalType(clang_getCursorType(initializers)));
        if (clang_getCursorKind(structure) == CXCursor_StructDecl) {
            visitor.children(structure, child -> {
                if (clang_getCursorKind(child) == CXCursor_FieldDecl) {
                    fields.add(NodeKinds.name(child));
                }
            });
        }
        return String.join(",", fields);
    }

    private Extent extent(CXCursor cursor) {
        CXSourceRange extent = clang_getCursorExtent(cursor);
        ClangLocation start = ClangLocation.expansion(clang_getRangeStart(extent));
        ClangLocation end = ClangLocation.expansion(clang_getRangeEnd(extent));
        boolean isDeclaration = clang_isDeclaration(clang_getCursorKind(cursor)) != 0;
        ClangLocation at =
                ClangLocation.file(isDeclaration ? clang_getCursorLocation(cursor) : clang_getRangeStart(extent));
        return new Extent(
                map.position(isDeclaration ? start : at), start.file(), at.offset(), start.offset(), end.offset());
    }

    /** The value of what has no parts: a literal, an enumerator, a size. The rest follows from these. */
    private static OptionalLong constant(CXCursor cursor) {
        return switch (clang_getCursorKind(cursor)) {
            case CXCursor_IntegerLiteral, CXCursor_CharacterLiteral, CXCursor_UnaryExpr -> evaluate(cursor);
            case CXCursor_DeclRefExpr ->
                clang_getCursorKind(clang_getCursorReferenced(cursor)) == CXCursor_EnumConstantDecl
                        ? evaluate(cursor)
                        : OptionalLong.empty();
            default -> OptionalLong.empty();
        };
    }

    private static OptionalLong evaluate(CXCursor expression) {
        CXEvalResult result = clang_Cursor_Evaluate(expression);
        if (result == null || result.isNull()) {
            return OptionalLong.empty();
        }
        try {
            return clang_EvalResult_getKind(result) == CXEval_Int
                    ? OptionalLong.of(clang_EvalResult_getAsLongLong(result))
                    : OptionalLong.empty();
        } finally {
            clang_EvalResult_dispose(result);
        }
    }

    /** All declarations of a function are one. Two that a macro makes are told apart by where the macro spells them. */
    private static String declaration(CXCursor cursor, Kind kind) {
        return switch (kind) {
            case KERNEL, FUNCTION -> identity(clang_getCanonicalCursor(cursor));
            case PARAMETER, VARIABLE -> identity(cursor);
            case REFERENCE -> {
                CXCursor referenced = clang_getCursorReferenced(cursor);
                yield clang_Cursor_isNull(referenced) != 0 ? "" : identity(canonicalFunction(referenced));
            }
            default -> "";
        };
    }

    private static CXCursor canonicalFunction(CXCursor declaration) {
        return clang_getCursorKind(declaration) == CXCursor_FunctionDecl
                ? clang_getCanonicalCursor(declaration)
                : declaration;
    }

    private static String identity(CXCursor declaration) {
        ClangLocation expansion = ClangLocation.expansion(clang_getCursorLocation(declaration));
        ClangLocation spelling = ClangLocation.spelling(clang_getCursorLocation(declaration));
        return NodeKinds.name(declaration) + "@" + expansion.file() + ":" + expansion.offset() + ":" + spelling.file()
                + ":" + spelling.offset();
    }
}
