package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.ast.Node;
import dev.smi.model.diagnostic.SourcePosition;

/** A statement or declaration is at fault; what is around it is still read. Never leaves the package. */
final class Rejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SourcePosition position;
    private final boolean isSilent;

    private Rejected(SourcePosition position, String message, boolean isSilent) {
        super(message, null, false, false);
        this.position = position;
        this.isSilent = isSilent;
    }

    /** A fault of the given part of a source. */
    static Rejected at(Node node, String message) {
        return new Rejected(Places.of(node), message, false);
    }

    /** A consequence of what has been reported. */
    static Rejected silently(Node node) {
        return new Rejected(Places.of(node), "a consequence of another fault", true);
    }

    SourcePosition position() {
        return position;
    }

    /** Whether there is nothing to report, because the reason has been. */
    boolean isSilent() {
        return isSilent;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
