package dev.smi.fabric.endpoint;

import java.io.Serial;

/** A channel was used against its rules; the message says which, as the generated device code does. */
public final class ChannelFaultException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1;

    /** A fault with a message for the user. */
    public ChannelFaultException(String message) {
        super(message);
    }
}
