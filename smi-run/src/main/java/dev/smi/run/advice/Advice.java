package dev.smi.run.advice;

import dev.smi.model.diagnostic.SourcePosition;
import java.util.List;
import java.util.OptionalLong;

/**
 * What to do about a deadlock.
 *
 * @param kind what it comes from
 * @param changes what resolves it, together; empty if nothing that was tried does
 * @param reasons what is wrong, if no change resolves it; or what still is, though it does
 * @param trials how often something was tried
 * @param isCut whether there was no time to try everything: changes may not be the smallest
 */
public record Advice(DeadlockKind kind, List<Change> changes, List<String> reasons, int trials, boolean isCut) {

    public Advice {
        changes = List.copyOf(changes);
        reasons = List.copyOf(reasons);
    }

    /**
     * A change that resolves it.
     *
     * @param knob what to change
     * @param value elements of the degree or the FIFO; 1 for a flush
     * @param present the same as it is now; a degree of 0 is the default
     * @param failing a smaller value with which it still deadlocks, if one is known: the next smaller one, unless there
     *     was no time
     * @param places where the source says so
     */
    public record Change(Knob knob, long value, long present, OptionalLong failing, List<SourcePosition> places) {

        public Change {
            places = List.copyOf(places);
        }

        /** Whether it is the smallest that resolves it: one less was tried. */
        public boolean isSmallest() {
            return failing.isPresent() && failing.getAsLong() == value - 1;
        }
    }
}
