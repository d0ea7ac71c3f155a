package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which arrays outside of methods a source writes to. Stateless. */
final class WrittenArrays {

    private WrittenArrays() {}

    /** The first write to each, by the array's simple name. */
    static Map<String, Node> of(Node unit) {
        Map<String, Node> writes = new HashMap<>();
        unit.walk(AssignExpr.class, assign -> add(assign, assign.getTarget(), writes));
        unit.walk(UnaryExpr.class, unary -> {
            if (isStep(unary.getOperator())) {
                add(unary, unary.getExpression(), writes);
            }
        });
        return writes;
    }

    private static boolean isStep(UnaryExpr.Operator operator) {
        return switch (operator) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> true;
            case PLUS, MINUS, BITWISE_COMPLEMENT, LOGICAL_COMPLEMENT -> false;
        };
    }

    private static void add(Node write, Expression target, Map<String, Node> writes) {
        if (!(target instanceof ArrayAccessExpr element)) {
            return;
        }
        switch (element.getName()) {
            case ArrayAccessExpr row -> add(write, row, writes);
            case FieldAccessExpr field -> writes.putIfAbsent(field.getNameAsString(), write);
            case NameExpr name when !isLocal(name) -> writes.putIfAbsent(name.getNameAsString(), write);
            default -> {}
        }
    }

    /** Whether the method around it declares the name somewhere: a field of that name would be hidden. */
    private static boolean isLocal(NameExpr use) {
        String name = use.getNameAsString();
        return Stream.iterate(use.getParentNode(), Optional::isPresent, node -> node.flatMap(Node::getParentNode))
                .flatMap(Optional::stream)
                .filter(CallableDeclaration.class::isInstance)
                .anyMatch(method -> declares(method, name));
    }

    private static boolean declares(Node method, String name) {
        return method.findFirst(
                                VariableDeclarator.class,
                                v -> v.getNameAsString().equals(name))
                        .isPresent()
                || method.findFirst(Parameter.class, p -> p.getNameAsString().equals(name))
                        .isPresent();
    }
}
