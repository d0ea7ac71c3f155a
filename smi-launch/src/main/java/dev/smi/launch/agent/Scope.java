package dev.smi.launch.agent;

import java.util.Locale;

/** Where the processes of a job are. */
public enum Scope {
    /** All on the launcher's host, and the launcher's own. */
    LOCAL,
    /** All on the launcher's host, by a daemon that ran before. */
    LOOPBACK,
    /** On several hosts. */
    CLUSTER;

    /** As a word. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Scope named(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** Whether sockets can keep to the loopback interface. */
    boolean isOneHost() {
        return this != CLUSTER;
    }
}
