package dev.smi.data.cluster;

/** A cluster that cannot be made: the message says which workers have not come, why, and what to do. */
public final class ClusterException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ClusterException(String message) {
        super(message);
    }

    ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
