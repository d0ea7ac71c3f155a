package dev.smi.codegen.frontend.opencl;

import static org.bytedeco.llvm.global.clang.CXBinaryOperator_Add;
import static org.bytedeco.llvm.global.clang.CXBinaryOperator_And;
import static org.bytedeco.llvm.global.clang.CXBinaryOperator_Div;
import static org.bytedeco.llvm.global.clang.CXBinaryOperator_Mul;
import static org.bytedeco.llvm.global.clang.CXBinaryOperator_Or;
import static org.bytedeco.llvm.global.clang.CXBinaryOperator_Rem;
import static org.bytedeco.llvm.global.clang.CXBinaryOperator_Shl;
import static org.bytedeco.llvm.global.clang.CXBinaryOperator_Shr;
import static org.bytedeco.llvm.global.clang.CXBinaryOperator_Sub;
import static org.bytedeco.llvm.global.clang.CXBinaryOperator_Xor;
import static org.bytedeco.llvm.global.clang.CXCursor_BinaryOperator;
import static org.bytedeco.llvm.global.clang.CXCursor_CStyleCastExpr;
import static org.bytedeco.llvm.global.clang.CXCursor_DeclRefExpr;
import static org.bytedeco.llvm.global.clang.CXCursor_ParenExpr;
import static org.bytedeco.llvm.global.clang.CXCursor_UnexposedExpr;
import static org.bytedeco.llvm.global.clang.CXCursor_VarDecl;
import static org.bytedeco.llvm.global.clang.CXEval_Int;
import static org.bytedeco.llvm.global.clang.clang_Cursor_Evaluate;
import static org.bytedeco.llvm.global.clang.clang_Cursor_getVarDeclInitializer;
import static org.bytedeco.llvm.global.clang.clang_Cursor_isNull;
import static org.bytedeco.llvm.global.clang.clang_EvalResult_dispose;
import static org.bytedeco.llvm.global.clang.clang_EvalResult_getAsLongLong;
import static org.bytedeco.llvm.global.clang.clang_EvalResult_getKind;
import static org.bytedeco.llvm.global.clang.clang_getCursorBinaryOperatorKind;
import static org.bytedeco.llvm.global.clang.clang_getCursorKind;
import static org.bytedeco.llvm.global.clang.clang_getCursorReferenced;
import static org.bytedeco.llvm.global.clang.clang_getCursorType;
import static org.bytedeco.llvm.global.clang.clang_isConstQualifiedType;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.bytedeco.llvm.clang.CXCursor;
import org.bytedeco.llvm.clang.CXEvalResult;

/**
 * Integer constants: what Clang evaluates itself, and what follows from {@code const} variables, which C does not count
 * as constant expressions but every hardware compiler does. Not thread-safe.
 */
final class ConstantEvaluator {

    private final CursorVisitor visitor;

    ConstantEvaluator(CursorVisitor visitor) {
        this.visitor = visitor;
    }

    /** The value of an expression, or empty if it is not known at compile time. */
    OptionalLong evaluate(CXCursor expression) {
        OptionalLong value = evaluateByClang(expression);
        if (value.isPresent()) {
            return value;
        }
        return switch (clang_getCursorKind(expression)) {
            case CXCursor_ParenExpr, CXCursor_UnexposedExpr, CXCursor_CStyleCastExpr -> last(expression);
            case CXCursor_DeclRefExpr -> constant(clang_getCursorReferenced(expression));
            case CXCursor_BinaryOperator -> binary(expression);
            default -> OptionalLong.empty();
        };
    }

    private static OptionalLong evaluateByClang(CXCursor expression) {
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

    /** The initial value of a variable that is {@code const}. */
    private OptionalLong constant(CXCursor variable) {
        if (clang_getCursorKind(variable) != CXCursor_VarDecl
                || clang_isConstQualifiedType(clang_getCursorType(variable)) == 0) {
            return OptionalLong.empty();
        }
        CXCursor initializer = clang_Cursor_getVarDeclInitializer(variable);
        return clang_Cursor_isNull(initializer) != 0 ? OptionalLong.empty() : evaluate(initializer);
    }

    /** Parentheses and casts have their operand last, behind the type if there is one. */
    private OptionalLong last(CXCursor expression) {
        List<OptionalLong> operands = operands(expression);
        return operands.isEmpty() ? OptionalLong.empty() : operands.getLast();
    }

    private OptionalLong binary(CXCursor expression) {
        List<OptionalLong> operands = operands(expression);
        if (operands.size() != 2 || operands.stream().anyMatch(OptionalLong::isEmpty)) {
            return OptionalLong.empty();
        }
        return apply(
                clang_getCursorBinaryOperatorKind(expression),
                operands.getFirst().getAsLong(),
                operands.getLast().getAsLong());
    }

    private static OptionalLong apply(int operator, long a, long b) {
        return switch (operator) {
            case CXBinaryOperator_Add -> OptionalLong.of(a + b);
            case CXBinaryOperator_Sub -> OptionalLong.of(a - b);
            case CXBinaryOperator_Mul -> OptionalLong.of(a * b);
            case CXBinaryOperator_Div -> b == 0 ? OptionalLong.empty() : OptionalLong.of(a / b);
            case CXBinaryOperator_Rem -> b == 0 ? OptionalLong.empty() : OptionalLong.of(a % b);
            case CXBinaryOperator_Shl -> OptionalLong.of(a << b);
            case CXBinaryOperator_Shr -> OptionalLong.of(a >> b);
            case CXBinaryOperator_And -> OptionalLong.of(a & b);
            case CXBinaryOperator_Or -> OptionalLong.of(a | b);
            case CXBinaryOperator_Xor -> OptionalLong.of(a ^ b);
            default -> OptionalLong.empty();
        };
    }

    private List<OptionalLong> operands(CXCursor expression) {
        List<OptionalLong> operands = new ArrayList<>();
        visitor.children(expression, operand -> operands.add(evaluate(operand)));
        return operands;
    }
}
