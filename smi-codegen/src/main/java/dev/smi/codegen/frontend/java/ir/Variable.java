package dev.smi.codegen.frontend.java.ir;

import dev.smi.model.diagnostic.SourcePosition;

/**
 * A local variable or parameter. Two variables are the same only if they are one object: a name may be declared again
 * in another block.
 */
public final class Variable {

    private final String name;
    private final Type type;
    private final boolean isFinal;
    private final SourcePosition position;

    /**
     * A variable.
     *
     * @param isFinal whether nothing assigns it after its declaration, in whatever way the source says or shows so
     * @param position where it is declared
     */
    public Variable(String name, Type type, boolean isFinal, SourcePosition position) {
        this.name = name;
        this.type = type;
        this.isFinal = isFinal;
        this.position = position;
    }

    /** As the source has it. */
    public String name() {
        return name;
    }

    /** What it holds. */
    public Type type() {
        return type;
    }

    /** Whether it is assigned only once. */
    public boolean isFinal() {
        return isFinal;
    }

    /** Where it is declared. */
    public SourcePosition position() {
        return position;
    }

    @Override
    public String toString() {
        return name;
    }
}
