package dev.smi;

import dev.smi.model.DataType;

/** What channels of all ranks of a group have in common: they count elements. For one thread. */
public abstract sealed class CollectiveChannel permits BroadcastChannel, ReduceChannel, ScatterChannel, GatherChannel {

    private final DataType type;
    private final int count;
    private final String verb;
    private final String place;
    private int remaining;

    CollectiveChannel(DataType type, int count, String verb, String place) {
        this.type = type;
        this.count = count;
        this.verb = verb;
        this.place = place;
        this.remaining = count;
    }

    /** Type of the elements. */
    public final DataType type() {
        return type;
    }

    /** How many elements this rank has to call the channel for, from first to last. */
    public final int count() {
        return count;
    }

    /** How many of them are left. */
    public final int remaining() {
        return remaining;
    }

    /** Counts elements that are about to pass. */
    final void pass(DataType wanted, int elements) {
        if (wanted != type || elements > remaining) {
            throw refusal(wanted, elements);
        }
        remaining -= elements;
    }

    private IllegalStateException refusal(DataType wanted, int elements) {
        String limit = wanted != type
                ? "the channel was opened for " + type.smiName()
                : "the channel was opened for " + count + ", " + remaining + " of them are left";
        return new IllegalStateException("cannot " + verb + " " + elements + (elements == 1 ? " element" : " elements")
                + " of " + wanted.smiName() + " " + place + ": " + limit);
    }
}
