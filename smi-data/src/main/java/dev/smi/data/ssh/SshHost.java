package dev.smi.data.ssh;

import dev.smi.data.cluster.HostConfig;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A host and the session on it, which its workers' commands share while there are any. For any thread. */
final class SshHost {

    private final HostConfig config;
    private final Duration deadline;
    private @Nullable SshSession session; // guarded by this
    private int users; // guarded by this

    SshHost(HostConfig config, Duration deadline) {
        this.config = config;
        this.deadline = deadline;
    }

    HostConfig config() {
        return config;
    }

    Duration deadline() {
        return deadline;
    }

    /** The session, opened if there is none; {@link #release} it once. */
    synchronized SshSession acquire() throws IOException {
        SshSession open = session;
        if (open == null || !open.isOpen()) {
            if (open != null) {
                open.close();
            }
            open = SshLogin.open(config, deadline);
            session = open;
        }
        users++;
        return open;
    }

    /** A command is done with the session. */
    synchronized void release() {
        users--;
        if (users == 0 && session != null) {
            session.close();
            session = null;
        }
    }
}
