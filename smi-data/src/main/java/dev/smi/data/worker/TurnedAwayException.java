package dev.smi.data.worker;

import java.io.IOException;

/** The client does not take the worker; trying again does not help. */
public final class TurnedAwayException extends IOException {

    private static final long serialVersionUID = 1;

    TurnedAwayException(String reason) {
        super(reason);
    }
}
