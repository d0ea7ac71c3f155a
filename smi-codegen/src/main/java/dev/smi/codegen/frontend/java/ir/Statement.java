package dev.smi.codegen.frontend.java.ir;

import dev.smi.model.diagnostic.SourcePosition;
import java.util.List;
import java.util.Optional;

/** What a kernel does. */
public sealed interface Statement {

    /** Where it begins. */
    SourcePosition position();

    /** Comments directly before it, without their markers, a line each; empty for most. */
    default List<String> comments() {
        return List.of();
    }

    /** A statement with the comments before it. */
    record Commented(List<String> comments, Statement statement) implements Statement {
        public Commented {
            comments = List.copyOf(comments);
        }

        @Override
        public SourcePosition position() {
            return statement.position();
        }
    }

    /** Statements with a scope of their own. */
    record Block(List<Statement> statements, SourcePosition position) implements Statement {
        public Block {
            statements = List.copyOf(statements);
        }
    }

    /** A number, perhaps with its first value. */
    record Declare(Variable variable, Optional<Expression> value, SourcePosition position) implements Statement {}

    /**
     * A local array, all zeros unless values are given.
     *
     * @param lengths of each dimension, as the source has them: constant expressions; none where it gives values only
     * @param values all of them, in row-major order
     */
    record DeclareArray(
            Variable variable, List<Expression> lengths, Optional<List<Expression>> values, SourcePosition position)
            implements Statement {
        public DeclareArray {
            lengths = List.copyOf(lengths);
            values = values.map(List::copyOf);
        }
    }

    /** A variable with a channel that it opens. */
    record OpenChannel(Variable variable, Opening opening, SourcePosition position) implements Statement {}

    /** An expression for what it does. */
    record Do(Expression expression, SourcePosition position) implements Statement {}

    /**
     * {@code SendChannel.push(x)}.
     *
     * @param isFlushed whether {@code flush()} on the same channel follows it directly
     */
    record Push(Variable channel, Expression value, boolean isFlushed, SourcePosition position) implements Statement {}

    /**
     * {@code push(array, offset, length)} and {@code pop(array, offset, length)}: element by element.
     *
     * @param array a {@link Expression.Local}, {@link Expression.TableUse}, or row of an array
     */
    record PassArray(Variable channel, Expression array, Expression offset, Expression length, SourcePosition position)
            implements Statement {}

    /** {@code Fifo.write(x)}. */
    record FifoWrite(OnChipFifo fifo, Expression value, SourcePosition position) implements Statement {}

    /** A condition. */
    record If(Expression condition, Statement yes, Optional<Statement> no, SourcePosition position)
            implements Statement {}

    /** A loop that looks at its condition first. */
    record While(Expression condition, Statement body, SourcePosition position) implements Statement {}

    /** A loop that looks at its condition last. */
    record DoWhile(Statement body, Expression condition, SourcePosition position) implements Statement {}

    /**
     * A for loop.
     *
     * @param first declarations or expressions, perhaps none
     * @param condition empty for ever
     */
    record For(
            List<Statement> first,
            Optional<Expression> condition,
            List<Expression> update,
            Hints hints,
            Statement body,
            SourcePosition position)
            implements Statement {
        public For {
            first = List.copyOf(first);
            update = List.copyOf(update);
        }
    }

    /** A choice by a whole number. No case falls through: the front end has written each out. */
    record Switch(Expression selector, List<Case> cases, SourcePosition position) implements Statement {
        public Switch {
            cases = List.copyOf(cases);
        }
    }

    /**
     * One case.
     *
     * @param labels values, empty for {@code default}
     * @param isDefault whether it is also, or only, what is left
     */
    record Case(List<Long> labels, boolean isDefault, Block body) {
        public Case {
            labels = List.copyOf(labels);
        }
    }

    /** A statement that {@code break} and {@code continue} may name. */
    record Labeled(String label, Statement statement, SourcePosition position) implements Statement {}

    /** Ends a loop, a switch, or what has the label. */
    record Break(Optional<String> label, SourcePosition position) implements Statement {}

    /** Begins the next iteration of the innermost loop, or of that with the label. */
    record Continue(Optional<String> label, SourcePosition position) implements Statement {}

    /** Ends the method. */
    record Return(Optional<Expression> value, SourcePosition position) implements Statement {}
}
