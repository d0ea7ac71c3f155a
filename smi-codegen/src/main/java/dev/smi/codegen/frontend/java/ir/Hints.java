package dev.smi.codegen.frontend.java.ir;

import java.util.OptionalInt;

/**
 * What the source tells the hardware compiler about a loop; on the JVM it does nothing.
 *
 * @param unroll copies of the body, 0 for as many as there are iterations
 * @param interval cycles from the start of an iteration to that of the next
 * @param isIndependent whether no iteration uses an array element that another one writes
 */
public record Hints(OptionalInt unroll, OptionalInt interval, boolean isIndependent) {

    /** No hint. */
    public static final Hints NONE = new Hints(OptionalInt.empty(), OptionalInt.empty(), false);
}
