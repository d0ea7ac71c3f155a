package dev.smi.apps.gzip.engine;

/** An engine cannot be used on this machine; the message says why and what brings it. */
public final class EngineMissingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    EngineMissingException(String message) {
        super(message);
    }
}
