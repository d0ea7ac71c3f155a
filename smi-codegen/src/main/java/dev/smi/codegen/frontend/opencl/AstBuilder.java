package dev.smi.codegen.frontend.opencl;

import static org.bytedeco.llvm.global.clang.CXBinaryOperator_Assign;
import static org.bytedeco.llvm.global.clang.CXCursor_BinaryOperator;
import static org.bytedeco.llvm.global.clang.CXCursor_CallExpr;
import static org.bytedeco.llvm.global.clang.CXCursor_DeclRefExpr;
import static org.bytedeco.llvm.global.clang.CXCursor_FunctionDecl;
import static org.bytedeco.llvm.global.clang.CXCursor_ParmDecl;
import static org.bytedeco.llvm.global.clang.CXCursor_VarDecl;
import static org.bytedeco.llvm.global.clang.clang_Cursor_isNull;
import static org.bytedeco.llvm.global.clang.clang_getCursorBinaryOperatorKind;
import static org.bytedeco.llvm.global.clang.clang_getCursorExtent;
import static org.bytedeco.llvm.global.clang.clang_getCursorKind;
import static org.bytedeco.llvm.global.clang.clang_getCursorLocation;
import static org.bytedeco.llvm.global.clang.clang_getCursorReferenced;
import static org.bytedeco.llvm.global.clang.clang_getCursorSpelling;
import static org.bytedeco.llvm.global.clang.clang_getRangeEnd;
import static org.bytedeco.llvm.global.clang.clang_getRangeStart;

import dev.smi.codegen.frontend.SmiFunction;
import dev.smi.codegen.frontend.opencl.AstNode.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.bytedeco.llvm.clang.CXCursor;
import org.bytedeco.llvm.clang.CXSourceRange;

/**
 * Turns libclang's cursors into {@link AstNode}s. Cursors are valid during the visit only, so everything is taken over
 * at once. Stateless.
 */
final class AstBuilder {

    private final CursorVisitor visitor;
    private final ConstantEvaluator constants;

    private AstBuilder(CursorVisitor visitor) {
        this.visitor = visitor;
        this.constants = new ConstantEvaluator(visitor);
    }

    /** The declarations of a translation unit, without those of the tool's own headers. */
    static List<AstNode> topLevel(CXCursor unit) {
        try (CursorVisitor visitor = new CursorVisitor()) {
            return new AstBuilder(visitor).declarations(unit);
        }
    }

    private List<AstNode> declarations(CXCursor unit) {
        List<AstNode> nodes = new ArrayList<>();
        visitor.children(unit, cursor -> {
            ClangLocation start = ClangLocation.expansion(clang_getCursorLocation(cursor));
            if (!start.file().isEmpty() && !ToolHeaders.contains(start.file())) {
                nodes.add(node(cursor, false));
            }
        });
        return nodes;
    }

    private AstNode node(CXCursor cursor, boolean isArgument) {
        Kind kind = kind(cursor);
        String name = name(cursor);
        boolean isSmiCall = kind == Kind.CALL && name.startsWith(SmiFunction.PREFIX);
        List<AstNode> children = new ArrayList<>();
        visitor.children(cursor, child -> children.add(node(child, isSmiCall)));
        CXSourceRange extent = clang_getCursorExtent(cursor);
        ClangLocation start = ClangLocation.expansion(clang_getRangeStart(extent));
        ClangLocation end = ClangLocation.expansion(clang_getRangeEnd(extent));
        return new AstNode(
                kind,
                name,
                declaration(cursor, kind),
                start.position(),
                start.offset(),
                end.offset(),
                isArgument ? constants.evaluate(cursor) : OptionalLong.empty(),
                children);
    }

    private static Kind kind(CXCursor cursor) {
        return switch (clang_getCursorKind(cursor)) {
            case CXCursor_FunctionDecl -> Kind.FUNCTION;
            case CXCursor_ParmDecl -> Kind.PARAMETER;
            case CXCursor_VarDecl -> Kind.VARIABLE;
            case CXCursor_CallExpr -> Kind.CALL;
            case CXCursor_DeclRefExpr -> Kind.REFERENCE;
            case CXCursor_BinaryOperator ->
                clang_getCursorBinaryOperatorKind(cursor) == CXBinaryOperator_Assign ? Kind.ASSIGNMENT : Kind.OTHER;
            default -> Kind.OTHER;
        };
    }

    private static String name(CXCursor cursor) {
        String name = clang_getCursorSpelling(cursor).getString();
        return name == null ? "" : name;
    }

    /** Two declarations that one macro expansion makes are told apart by where the macro spells them. */
    private static String declaration(CXCursor cursor, Kind kind) {
        return switch (kind) {
            case FUNCTION, PARAMETER, VARIABLE -> identity(cursor);
            case REFERENCE -> {
                CXCursor referenced = clang_getCursorReferenced(cursor);
                yield clang_Cursor_isNull(referenced) != 0 ? "" : identity(referenced);
            }
            case CALL, ASSIGNMENT, OTHER -> "";
        };
    }

    private static String identity(CXCursor declaration) {
        ClangLocation expansion = ClangLocation.expansion(clang_getCursorLocation(declaration));
        ClangLocation spelling = ClangLocation.spelling(clang_getCursorLocation(declaration));
        return name(declaration) + "@" + expansion.file() + ":" + expansion.offset() + ":" + spelling.file() + ":"
                + spelling.offset();
    }
}
