package dev.smi.channel;

import dev.smi.fabric.endpoint.Endpoint;

/**
 * Whether the fabric has done anything for an endpoint since its thread last tried in vain. For that thread, except
 * {@link #isThere}.
 */
final class News {

    private final Endpoint endpoint;
    private volatile long seen = -1;

    News(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Whether there is something new. For any thread. */
    boolean isThere() {
        return endpoint.news() != seen;
    }

    /**
     * Takes note of what is there. If that is new it may have come after the last try, so the next thing to do is to
     * try once more.
     *
     * @return whether it is new
     */
    boolean note() {
        long now = endpoint.news();
        if (now == seen) {
            return false;
        }
        seen = now;
        return true;
    }
}
