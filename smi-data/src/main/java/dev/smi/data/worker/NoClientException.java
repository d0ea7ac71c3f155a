package dev.smi.data.worker;

import java.io.IOException;

/** There was no client for as long as the worker was to wait. */
public final class NoClientException extends IOException {

    private static final long serialVersionUID = 1;

    NoClientException(String message, IOException cause) {
        super(message, cause);
    }
}
