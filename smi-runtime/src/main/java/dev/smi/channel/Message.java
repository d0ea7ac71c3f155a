package dev.smi.channel;

import dev.smi.job.RankContext;
import dev.smi.job.Waitable;
import dev.smi.model.DataType;
import java.util.OptionalInt;

/**
 * One message at one of its ends: how many elements have passed, and who has to act while it waits. For one thread;
 * that which looks for deadlocks only asks for descriptions, which may be off by an element then.
 */
abstract sealed class Message implements Waitable permits ElementSink, ElementSource {

    private final Link link;
    private final int count;
    private final DataType type;
    private final RankContext context;
    private boolean isDropped;

    /** Elements after those that {@link #ready} counts. */
    int rest;

    /** Elements that can be moved before anything has to be looked at. */
    int ready;

    /** Whether the header is written or read. */
    boolean hasBegun;

    Message(RankContext context, Link link, DataType type, int count) {
        this.context = context;
        this.link = link;
        this.type = type;
        this.count = count;
        this.rest = count;
    }

    /** Type of the elements. */
    public final DataType type() {
        return type;
    }

    /** Elements of the message. */
    public final int count() {
        return count;
    }

    /** Elements that have not been moved yet. */
    public final int remaining() {
        return rest + ready;
    }

    /** What moving an element is called: {@code push}. */
    abstract String verb();

    /** Between which rank and port: {@code on port 1 to rank 2}. */
    abstract String place();

    final Link link() {
        return link;
    }

    final boolean isUnfinished() {
        return hasBegun && remaining() > 0;
    }

    final void drop() {
        isDropped = true;
        rest = 0;
        ready = 0;
    }

    /** Sees to it that elements of a type may be moved. */
    final void require(DataType wanted, int elements) {
        if (wanted != type) {
            throw new IllegalStateException("cannot " + verb() + " an element of " + wanted.smiName() + " " + place()
                    + ": the channel was opened for " + type.smiName());
        }
        if (elements > remaining()) {
            String limit = isDropped
                    ? "another channel was opened there since"
                    : "the channel was opened for " + count + ", " + remaining() + " of them are left";
            throw new IllegalStateException("cannot " + verb() + " " + elements
                    + (elements == 1 ? " element " : " elements ") + place() + ": " + limit);
        }
    }

    /** Waits until {@link #isReady()}. */
    final void await() {
        context.await(this);
    }

    @Override
    public final String description() {
        return "to " + verb() + " element " + Math.min(count, count - remaining() + 1) + " of " + count + " " + place();
    }

    @Override
    public OptionalInt peer() {
        return OptionalInt.of(link.worldRank());
    }
}
