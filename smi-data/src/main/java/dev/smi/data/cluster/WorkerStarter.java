package dev.smi.data.cluster;

import dev.smi.data.WorkerInfo;
import dev.smi.data.wire.Endpoint;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * Starts workers somewhere: processes of this machine, over SSH, by a launcher. What it starts runs {@code smi-worker
 * HOST:PORT}, or {@link dev.smi.data.worker.Worker#serve}, which connect to the client. For one thread at a time.
 */
public interface WorkerStarter {

    /** The environment variable that has the token. */
    String TOKEN_VARIABLE = "SMI_CLUSTER_TOKEN";

    /**
     * Starts workers, without waiting until they have come.
     *
     * @param endpoint where the client listens
     * @param token that a worker has to show, in the environment variable {@link #TOKEN_VARIABLE}; keep it off command
     *     lines, which other users can read
     * @param count how many workers are to come
     * @param settings as on a command line, without {@code smi.}: {@code "device", "jvm"}
     * @throws IOException why they cannot be started, for people
     */
    Started start(Endpoint endpoint, String token, int count, Map<String, String> settings) throws IOException;

    /**
     * The host or address under which workers reach this machine.
     *
     * @return {@code 127.0.0.1} unless said otherwise: only this machine's processes reach it then
     */
    default String clientHost() {
        return "127.0.0.1";
    }

    /** The port on which the client listens; 0, which is what is meant unless said otherwise, for any that is free. */
    default int clientPort() {
        return 0;
    }

    /** Whether one that is lost is replaced, by a call of {@link #start} for one. */
    default boolean replacesLost() {
        return true;
    }

    /** Workers that were started together. For any thread. */
    interface Started extends AutoCloseable {

        /** What became of them, for people, if one has ended or could not be started; empty if all seem well. */
        String trouble();

        /** A worker is given up, which may be one of these: ends it, if it can be ended from here. Does not wait. */
        default void end(WorkerInfo worker) {
            // it ends by itself when its connection does
        }

        /**
         * Ends those that have not come: nobody can ask them to end. Does not wait.
         *
         * @param come processes of all that have
         */
        default void endMissing(Set<Long> come) {
            // they end by themselves when they find nobody
        }

        /** Ends those that still run, and waits for that a little. They have been asked to end before. */
        @Override
        void close();
    }
}
