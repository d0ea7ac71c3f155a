package dev.smi.codegen.frontend.opencl;

import static org.bytedeco.llvm.global.clang.*;

import dev.smi.codegen.frontend.opencl.AstNode.Kind;
import dev.smi.codegen.frontend.opencl.AstNode.Shape;
import java.util.regex.Pattern;
import org.bytedeco.llvm.clang.CXCursor;
import org.bytedeco.llvm.clang.CXPrintingPolicy;
import org.bytedeco.llvm.clang.CXString;
import org.bytedeco.llvm.clang.CXType;

/** libclang's kinds of cursors and types in our terms. Stateless. */
final class NodeKinds {

    private static final int MAX_TYPE_DEPTH = 64;

    /** No name of C can be it. */
    private static final Pattern KEYWORD = Pattern.compile("\\b(__)?kernel\\b");

    private NodeKinds() {}

    static Kind kind(CXCursor cursor) {
        return switch (clang_getCursorKind(cursor)) {
            case CXCursor_FunctionDecl -> isKernel(cursor) ? Kind.KERNEL : Kind.FUNCTION;
            case CXCursor_ParmDecl -> Kind.PARAMETER;
            case CXCursor_VarDecl -> Kind.VARIABLE;
            case CXCursor_CallExpr -> Kind.CALL;
            case CXCursor_DeclRefExpr -> Kind.REFERENCE;
            case CXCursor_BinaryOperator ->
                clang_getCursorBinaryOperatorKind(cursor) == CXBinaryOperator_Assign ? Kind.ASSIGNMENT : Kind.BINARY;
            case CXCursor_CompoundAssignOperator -> Kind.BINARY;
            case CXCursor_UnaryOperator -> Kind.UNARY;
            case CXCursor_ConditionalOperator -> Kind.CONDITIONAL;
            case CXCursor_ArraySubscriptExpr -> Kind.SUBSCRIPT;
            case CXCursor_MemberRefExpr -> Kind.MEMBER;
            case CXCursor_InitListExpr -> Kind.INITIALIZERS;
            case CXCursor_MemberRef -> Kind.DESIGNATOR;
            case CXCursor_ParenExpr, CXCursor_UnexposedExpr -> Kind.PASS;
            case CXCursor_CStyleCastExpr -> Kind.CAST;
            case CXCursor_CompoundStmt -> Kind.COMPOUND;
            case CXCursor_IfStmt -> Kind.IF;
            case CXCursor_ForStmt, CXCursor_WhileStmt, CXCursor_DoStmt -> Kind.LOOP;
            case CXCursor_SwitchStmt -> Kind.SWITCH;
            case CXCursor_LabelStmt -> Kind.LABEL;
            case CXCursor_ReturnStmt -> Kind.RETURN;
            default -> Kind.OTHER;
        };
    }

    /** libclang (20) does not tell kernels by kind or calling convention, but it prints the keyword. */
    private static boolean isKernel(CXCursor function) {
        CXPrintingPolicy policy = clang_getCursorPrintingPolicy(function);
        try {
            clang_PrintingPolicy_setProperty(policy, CXPrintingPolicy_TerseOutput, 1);
            String declaration = text(clang_getCursorPrettyPrinted(function, policy));
            return KEYWORD.matcher(declaration).find();
        } finally {
            clang_PrintingPolicy_dispose(policy);
        }
    }

    /** The operator of an operation, else the name that a cursor declares or refers to. */
    static String name(CXCursor cursor) {
        return clang_getCursorKind(cursor) == CXCursor_UnaryOperator
                ? text(clang_getUnaryOperatorKindSpelling(clang_getCursorUnaryOperatorKind(cursor)))
                : text(clang_getCursorSpelling(cursor));
    }

    /** libclang gives a parameter the type that is written, but an array is a pointer there. */
    static AstNode.Type type(CXCursor cursor) {
        AstNode.Type type = writtenType(cursor);
        boolean isParameter = clang_getCursorKind(cursor) == CXCursor_ParmDecl
                || clang_getCursorKind(cursor) == CXCursor_DeclRefExpr
                        && clang_getCursorKind(clang_getCursorReferenced(cursor)) == CXCursor_ParmDecl;
        return isParameter && type.shape() == Shape.ARRAY
                ? new AstNode.Type(Shape.POINTER, type.element(), type.isConst())
                : type;
    }

    private static AstNode.Type writtenType(CXCursor cursor) {
        CXType type = clang_getCanonicalType(clang_getCursorType(cursor));
        return switch (type.kind()) {
            case CXType_Pointer -> new AstNode.Type(Shape.POINTER, spelling(clang_getPointeeType(type)), isConst(type));
            case CXType_ConstantArray, CXType_IncompleteArray, CXType_VariableArray ->
                new AstNode.Type(Shape.ARRAY, spelling(element(type)), isConst(type));
            case CXType_Invalid -> new AstNode.Type(Shape.VALUE, "", false); // a statement
            default -> new AstNode.Type(Shape.VALUE, spelling(type), isConst(type));
        };
    }

    private static boolean isConst(CXType type) {
        return clang_isConstQualifiedType(type) != 0
                || text(clang_getTypeSpelling(type)).startsWith("__constant ");
    }

    /** What an array consists of, however many dimensions it has. */
    private static CXType element(CXType type) {
        CXType element = type;
        for (int i = 0; i < MAX_TYPE_DEPTH; i++) {
            switch (element.kind()) {
                case CXType_ConstantArray, CXType_IncompleteArray, CXType_VariableArray ->
                    element = clang_getCanonicalType(clang_getArrayElementType(element));
                default -> {
                    return element;
                }
            }
        }
        return element;
    }

    /** A type's name without qualifiers and address space. */
    private static String spelling(CXType type) {
        String spelling = text(clang_getTypeSpelling(clang_getCanonicalType(type)));
        return spelling.replaceAll("\\b(__(private|global|local|constant|generic)|const|volatile|restrict) ?", "")
                .strip();
    }

    private static String text(CXString string) {
        String text = string.getString();
        return text == null ? "" : text;
    }
}
