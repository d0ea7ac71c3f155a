package dev.smi.data.wire;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What client and worker say to each other; {@link MessageCodec} has the form. */
public sealed interface Message {

    /**
     * A worker presents itself; the first message of a connection.
     *
     * @param token shows that it may
     * @param name that it would like; may be empty
     * @param host where it runs
     * @param process its process number
     * @param device its device's name
     */
    record Hello(String token, String name, String host, long process, String device) implements Message {}

    /**
     * The client takes the worker.
     *
     * @param name unique in the cluster
     */
    record Welcome(String name) implements Message {}

    /** The client does not take the worker, and why. */
    record TurnedAway(String reason) implements Message {}

    /**
     * The client wants units.
     *
     * @param key the same for units that may be used again
     * @param factory name of the class that makes them
     * @param parameters what the units are told, {@code UnitDetails}
     * @param instances how many
     * @param hashes of resident data, by its names
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Open(String key, String factory, byte[] parameters, int instances, SortedMap<String, String> hashes)
            implements Message {
        public Open {
            hashes = new TreeMap<>(hashes);
        }
    }

    /** The worker has not got these data. */
    record Need(String key, List<String> hashes) implements Message {
        public Need {
            hashes = List.copyOf(hashes);
        }
    }

    /** Resident data; its bytes follow. */
    record Resident(String hash) implements Message {}

    /** The units are open. */
    record Opened(String key) implements Message {}

    /** The units cannot be opened, and why. */
    record Refused(String key, String reason) implements Message {}

    /**
     * A chunk for a unit; its bytes follow.
     *
     * @param id answers refer to it
     * @param key of the units
     * @param instance which of them, from 1
     * @param index of the chunk
     * @param first its first element
     * @param count its elements
     */
    record Start(long id, String key, int instance, long index, long first, long count) implements Message {}

    /** A unit begins with a chunk. */
    record Started(long id) implements Message {}

    /** A chunk is done; the result's bytes follow. */
    record Done(long id, long nanos) implements Message {}

    /** A chunk cannot be done, and why. */
    record Failed(long id, String reason) implements Message {}

    /** Units are to stop. */
    record Cancel() implements Message {}

    /** The sender lives. */
    record Beat() implements Message {}

    /** The client lets the worker go. */
    record Bye() implements Message {}
}
