package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.stmt.AssertStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;

/** Why parts of Java have no meaning in hardware, and what to write instead. Stateless. */
final class Unsupported {

    private static final String EXCEPTIONS = "there are no exceptions in hardware; ";

    private Unsupported() {}

    /** Whether it is one of the things that a kernel cannot have. */
    static boolean isUnsupported(Node node) {
        return !reason(node).startsWith("a kernel cannot have this");
    }

    /** What is wrong with a statement or expression, and what to write instead. */
    static String reason(Node node) {
        return switch (node) {
            case Expression expression -> expression(expression);
            case ThrowStmt _ -> EXCEPTIONS + "write a number to a buffer that tells the host";
            case TryStmt _ -> EXCEPTIONS + "write the statements without try, and check before what could fail";
            case AssertStmt _ -> EXCEPTIONS + "check in the host, or write a number to a buffer";
            case SynchronizedStmt _ -> "kernels share no objects; leave synchronized out, and pass data by channels";
            case LocalClassDeclarationStmt _, LocalRecordDeclarationStmt _ ->
                "there are no objects in hardware; use variables and static methods";
            case ExplicitConstructorInvocationStmt _ -> "there are no objects in hardware; call static methods";
            default -> "a kernel cannot have this; docs/java-kernels.md lists what it can";
        };
    }

    private static String expression(Expression expression) {
        return switch (expression) {
            case StringLiteralExpr _, TextBlockLiteralExpr _ ->
                "there are no strings in hardware; use numbers, or an array of byte";
            case NullLiteralExpr _, InstanceOfExpr _, ClassExpr _ ->
                "there are no objects in hardware; use numbers and arrays";
            case ThisExpr _, SuperExpr _ ->
                "there are no objects in hardware; call static methods and use static final fields";
            case ObjectCreationExpr _ ->
                "hardware allocates no objects; use variables, local arrays and static methods";
            case LambdaExpr _, MethodReferenceExpr _ ->
                "hardware cannot pass code on; call a static method, or write a loop";
            case ArrayCreationExpr _, ArrayInitializerExpr _ ->
                "an array is allocated where its variable is declared; declare a local array first";
            case SwitchExpr _ ->
                "hardware chooses statement by statement; assign the switch to a variable of its own, or return it";
            default -> "a kernel cannot have this; docs/java-kernels.md lists what it can";
        };
    }
}
