package dev.smi.codegen.frontend.java.ir;

import dev.smi.model.diagnostic.SourcePosition;
import java.util.List;
import java.util.Optional;

/**
 * A kernel, or a static method that kernels call: one version of it for every combination of memories and channels that
 * it is called with. Compared by identity, as it is made before its body.
 */
public final class Function {

    private final String owner;
    private final String name;
    private final boolean isKernel;
    private final Type result;
    private final List<Variable> parameters;
    private final List<String> comments;
    private final SourcePosition position;
    private Optional<Statement.Block> body = Optional.empty();

    /**
     * A function whose body is still to come.
     *
     * @param owner simple name of the class that declares it
     * @param name as the source has it, not unique
     * @param comments its documentation, a line each
     */
    public Function(
            String owner,
            String name,
            boolean isKernel,
            Type result,
            List<Variable> parameters,
            List<String> comments,
            SourcePosition position) {
        this.owner = owner;
        this.name = name;
        this.isKernel = isKernel;
        this.result = result;
        this.parameters = List.copyOf(parameters);
        this.comments = List.copyOf(comments);
        this.position = position;
    }

    /** Gives it its body, once. */
    public void define(Statement.Block statements) {
        body = Optional.of(statements);
    }

    /** Simple name of the class that declares it. */
    public String owner() {
        return owner;
    }

    /** As the source has it; others may have the same. */
    public String name() {
        return name;
    }

    /** Whether the host starts it. */
    public boolean isKernel() {
        return isKernel;
    }

    /** What it returns. */
    public Type result() {
        return result;
    }

    /** Its parameters, in order. */
    public List<Variable> parameters() {
        return parameters;
    }

    /** Its documentation, a line each, without markers. */
    public List<String> comments() {
        return comments;
    }

    /** Where it is declared. */
    public SourcePosition position() {
        return position;
    }

    /**
     * What it does.
     *
     * @throws IllegalStateException before {@link #define}
     */
    public Statement.Block body() {
        return body.orElseThrow(() -> new IllegalStateException(name + " has no body yet"));
    }
}
