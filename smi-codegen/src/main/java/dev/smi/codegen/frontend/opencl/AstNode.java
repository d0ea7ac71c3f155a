package dev.smi.codegen.frontend.opencl;

import dev.smi.model.diagnostic.SourcePosition;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A node of a source's syntax tree, with what the front end needs of it. Immutable.
 *
 * @param kind what it is
 * @param name the name declared, called or referred to; empty if there is none
 * @param declaration identifies the declaration that is made or referred to; empty if there is none
 * @param position where it begins; for what a macro expands to, the place of the expansion
 * @param start offset of its first byte in the file; of the expansion, if it comes from a macro
 * @param end offset behind its last byte
 * @param constant its value, if it is an integer constant expression and an argument of an SMI call
 * @param children its parts, in order
 */
record AstNode(
        Kind kind,
        String name,
        String declaration,
        SourcePosition position,
        int start,
        int end,
        OptionalLong constant,
        List<AstNode> children) {

    enum Kind {
        FUNCTION,
        PARAMETER,
        VARIABLE,
        /** Of a function; the first child is the function, the others are its arguments. */
        CALL,
        /** To a variable or a function. */
        REFERENCE,
        /** With {@code =}; the first child is assigned to. */
        ASSIGNMENT,
        OTHER
    }

    AstNode {
        children = List.copyOf(children);
    }

    /** This node and everything below it, parents before children. */
    Stream<AstNode> tree() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(AstNode::tree));
    }

    /** The arguments of a call. */
    List<AstNode> arguments() {
        return children.subList(1, children.size());
    }
}
