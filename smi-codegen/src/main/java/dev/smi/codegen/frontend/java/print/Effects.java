package dev.smi.codegen.frontend.java.print;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * What an expression depends on and changes. Places are variables, and memories that several arrays may be in.
 *
 * @param reads places that are read
 * @param writes places that are written
 * @param passes whether elements go through a channel or FIFO
 */
record Effects(Set<Object> reads, Set<Object> writes, boolean passes) {

    static final Effects NONE = new Effects(Set.of(), Set.of(), false);

    Effects {
        reads = Set.copyOf(reads);
        writes = Set.copyOf(writes);
    }

    /** Those of both. */
    Effects and(Effects other) {
        return new Effects(union(reads, other.reads), union(writes, other.writes), passes || other.passes);
    }

    /** Whether it matters which of the two is evaluated first. */
    boolean conflictsWith(Effects other) {
        return (passes && other.passes)
                || !Collections.disjoint(writes, other.reads)
                || !Collections.disjoint(writes, other.writes)
                || !Collections.disjoint(reads, other.writes);
    }

    /** Whether it changes anything. */
    boolean isActive() {
        return passes || !writes.isEmpty();
    }

    private static Set<Object> union(Set<Object> a, Set<Object> b) {
        Set<Object> both = new HashSet<>(a);
        both.addAll(b);
        return both;
    }
}
