package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import dev.smi.codegen.frontend.java.ir.Type;
import java.util.List;

/** What a helper has to know of the arrays that it is called with, so that it needs few versions. Stateless. */
final class ArrayParameters {

    private ArrayParameters() {}

    /** The type of a parameter: without the length of an array of one dimension, if the method does not ask for it. */
    static Type type(MethodDeclaration method, int index, Type argument) {
        return argument instanceof Type.Array array
                        && array.lengths().size() == 1
                        && isIndexedOnly(method, method.getParameter(index).getNameAsString())
                ? new Type.Array(array.element(), List.of(0), array.memory())
                : argument;
    }

    /** Whether elements are all that a method wants of an array: no length, no loop over it, no passing it on. */
    private static boolean isIndexedOnly(MethodDeclaration method, String name) {
        return method.findAll(NameExpr.class).stream()
                .filter(use -> use.getNameAsString().equals(name))
                .allMatch(ArrayParameters::isIndexed);
    }

    private static boolean isIndexed(NameExpr use) {
        Node parent = use.getParentNode().orElseThrow();
        return parent instanceof ArrayAccessExpr access
                && access.getName().getBegin().equals(use.getBegin());
    }
}
