package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.MarkerAnnotationExpr;
import com.github.javaparser.ast.expr.MemberValuePair;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import com.github.javaparser.ast.expr.SingleMemberAnnotationExpr;
import dev.smi.codegen.frontend.java.ir.Hints;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads the annotations before a loop's variable. Not thread-safe. */
final class HintReader {

    private static final String VALUE = "value";

    private final Body body;

    HintReader(Body body) {
        this.body = body;
    }

    /** What they tell the hardware compiler. */
    Hints of(List<AnnotationExpr> annotations) {
        Hints hints = Hints.NONE;
        for (AnnotationExpr annotation : annotations) {
            String type = body.program()
                    .classes()
                    .find(annotation, annotation.getNameAsString())
                    .map(Classes.Found::name)
                    .orElse("");
            Map<String, Node> members = members(annotation);
            if (type.equals(KernelApi.UNROLL)) {
                OptionalInt copies = members.containsKey(VALUE) ? whole(members.get(VALUE)) : OptionalInt.of(0);
                hints = new Hints(copies, hints.interval(), hints.isIndependent());
            } else if (type.equals(KernelApi.PIPELINE)) {
                OptionalInt interval =
                        members.containsKey("interval") ? whole(members.get("interval")) : OptionalInt.empty();
                hints = new Hints(
                        hints.unroll(),
                        interval.orElse(0) == 0 ? OptionalInt.empty() : interval,
                        members.containsKey("independent") && isTrue(members.get("independent")));
            } else if (type.isEmpty() && annotation.getNameAsString().matches("Unroll|Pipeline")) {
                throw Rejected.at(
                        annotation,
                        annotation.getNameAsString() + " is not known; import dev.smi.kernel."
                                + annotation.getNameAsString());
            }
        }
        return hints;
    }

    private static Map<String, Node> members(AnnotationExpr annotation) {
        return switch (annotation) {
            case MarkerAnnotationExpr _ -> Map.of();
            case SingleMemberAnnotationExpr single -> Map.of(VALUE, single.getMemberValue());
            case NormalAnnotationExpr normal -> {
                Map<String, Node> members = new HashMap<>();
                for (MemberValuePair pair : normal.getPairs()) {
                    members.put(pair.getNameAsString(), pair.getValue());
                }
                yield members;
            }
            default -> throw Rejected.at(annotation, "this is no annotation of a loop");
        };
    }

    private OptionalInt whole(Node node) {
        int value = body.forItsValue(
                        () -> body.folding().knownInt(body.expressions().index(node)))
                .orElseThrow(() -> Rejected.at(node, "a hint is a number that is known at compile time"));
        if (value < 0) {
            throw Rejected.at(node, "a hint of " + value + " means nothing; give 0 or more");
        }
        return OptionalInt.of(value);
    }

    private boolean isTrue(Node node) {
        return body.forItsValue(() -> body.folding().known(body.expressions().condition(node)))
                .orElseThrow(() -> Rejected.at(node, "a hint is known at compile time; write true or false"))
                .equals(true);
    }
}
