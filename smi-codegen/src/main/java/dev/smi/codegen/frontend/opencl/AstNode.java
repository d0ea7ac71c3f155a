package dev.smi.codegen.frontend.opencl;

import dev.smi.model.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A node of a source's syntax tree, with what the front end needs of it. Immutable.
 *
 * @param id tells the nodes of a tree apart; grows in the order of the text
 * @param kind what it is
 * @param name the name declared, called or referred to, the field of a member, the operator of an operation; empty if
 *     there is none
 * @param declaration identifies the declaration that is made or referred to; empty if there is none
 * @param extent where it is
 * @param type of an expression or a variable
 * @param constant its value, if it is a constant integer that Clang works out
 * @param children its parts, in the order of the text
 */
record AstNode(
        int id,
        Kind kind,
        String name,
        String declaration,
        Extent extent,
        Type type,
        OptionalLong constant,
        List<AstNode> children) {

    enum Kind {
        /** A kernel; its parameters, and its body if it is a definition. */
        KERNEL,
        /** A function that is no kernel; its parameters, and its body if it is a definition. */
        FUNCTION,
        PARAMETER,
        /** With its initializer, if it has one. */
        VARIABLE,
        /** Of a function; the first child is the function, the others are its arguments. */
        CALL,
        /** To a variable, an enumerator or a function. */
        REFERENCE,
        /** With {@code =}; the first child is assigned to. */
        ASSIGNMENT,
        /** With another operator of two operands, {@code +=} among them. */
        BINARY,
        UNARY,
        /** A conditional expression. */
        CONDITIONAL,
        /** An array and an index. */
        SUBSCRIPT,
        /** A field of a structure, or of what a pointer points to. */
        MEMBER,
        /** Of an array, or of a structure, whose fields are then named, in order and with commas. */
        INITIALIZERS,
        /** The field that an initializer is for. */
        DESIGNATOR,
        /** A parenthesis or an implicit conversion: stands for its last child. */
        PASS,
        /** A conversion that is written; its last child is converted. */
        CAST,
        COMPOUND,
        IF,
        LOOP,
        SWITCH,
        LABEL,
        RETURN,
        OTHER
    }

    /**
     * Where a node is.
     *
     * @param position where the user finds it; for what a macro makes, where the macro is used
     * @param file the file that Clang read
     * @param at offset of the node's name, or of where it begins; for what a macro makes, of the macro's use
     * @param start offset of its first byte; of the outermost macro's use, if it comes from one
     * @param end offset behind its last byte
     */
    record Extent(SourcePosition position, String file, int at, int start, int end) {}

    /**
     * What the front end needs of a type.
     *
     * @param shape array, pointer or neither
     * @param element what is pointed to or what the array consists of, else the type itself; without qualifiers
     * @param isConst whether it cannot be assigned to
     */
    record Type(Shape shape, String element, boolean isConst) {}

    enum Shape {
        ARRAY,
        POINTER,
        VALUE
    }

    AstNode {
        children = List.copyOf(children);
    }

    /** This node and everything below it, parents before children. */
    Stream<AstNode> tree() {
        List<AstNode> nodes = new ArrayList<>();
        collect(nodes);
        return nodes.stream();
    }

    private void collect(List<AstNode> nodes) {
        nodes.add(this);
        children.forEach(c -> c.collect(nodes));
    }

    /** Where the user finds it. */
    SourcePosition position() {
        return extent.position();
    }

    /** The arguments of a call. */
    List<AstNode> arguments() {
        return children.subList(1, children.size());
    }

    /** What the node stands for: without parentheses and conversions. */
    AstNode stripped() {
        return (kind == Kind.PASS || kind == Kind.CAST) && !children.isEmpty()
                ? children.getLast().stripped()
                : this;
    }

    boolean isFunction() {
        return kind == Kind.FUNCTION || kind == Kind.KERNEL;
    }

    /** The body of a function definition is its last child; a declaration has none. */
    boolean isDefinition() {
        return isFunction() && !children.isEmpty() && children.getLast().kind() == Kind.COMPOUND;
    }

    /** The parameters of a function. */
    List<AstNode> parameters() {
        return children.stream().filter(c -> c.kind() == Kind.PARAMETER).toList();
    }
}
