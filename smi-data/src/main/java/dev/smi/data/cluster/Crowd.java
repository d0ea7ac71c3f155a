package dev.smi.data.cluster;

import dev.smi.data.run.Event;
import java.util.function.Consumer;

/** Where the workers of a cluster come from. For the thread that uses the cluster. */
interface Crowd {

    /**
     * Has the first workers come; each is told by {@link Event.Joined}, from any thread.
     *
     * @param events takes what happens, from any thread
     */
    void begin(Consumer<Event> events);

    /** A worker is gone: starts another, if this is its business and makes sense. */
    void replace(String worker, Consumer<Event> events);

    /** How many have been started and have not come. */
    int coming();

    /** Nobody comes any more, and what was started ends. */
    void close();
}
