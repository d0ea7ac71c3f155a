package dev.smi.channel;

import org.jspecify.annotations.Nullable;

/**
 * An end of a wire and the message that is on it. One message follows the other. For one thread.
 *
 * @param <R> the ring's end
 */
final class Endpoint<R> {

    private final Link link;
    private final Buffering buffering;
    private final R ring;
    private @Nullable Message current;

    /** An end without a message. */
    Endpoint(Link link, Buffering buffering, R ring) {
        this.link = link;
        this.buffering = buffering;
        this.ring = ring;
    }

    Link link() {
        return link;
    }

    Buffering buffering() {
        return buffering;
    }

    R ring() {
        return ring;
    }

    /**
     * The next message takes over. One that was opened and never used is dropped, as nothing of it is on the wire.
     *
     * @throws IllegalStateException if the last one has begun and is not finished
     */
    void begin(Message next) {
        Message last = current;
        if (last != null && last.isUnfinished()) {
            throw new IllegalStateException("cannot open a channel for " + next.count() + " elements " + last.place()
                    + ": the last message there has " + last.remaining() + " of " + last.count()
                    + " elements to go; finish it first");
        }
        if (last != null) {
            last.drop();
        }
        current = next;
    }
}
