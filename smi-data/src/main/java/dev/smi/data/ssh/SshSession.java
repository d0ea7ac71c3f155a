package dev.smi.data.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;

/** A session on a host, in which commands run. For any thread. */
final class SshSession implements AutoCloseable {

    private final String host;
    private final SshClient client;
    private final ClientSession session;

    SshSession(String host, SshClient client, ClientSession session) {
        this.host = host;
        this.client = client;
        this.session = session;
    }

    /** Whether the connection is there. */
    boolean isOpen() {
        return session.isOpen();
    }

    /**
     * Starts a command.
     *
     * @param token the first line of its standard input
     */
    RemoteCommand start(String commandLine, String token, Duration deadline) throws IOException {
        ChannelExec channel = session.createExecChannel(commandLine);
        Tail errors = new Tail();
        channel.setOut(errors);
        channel.setErr(errors);
        boolean isOpen = false;
        try {
            channel.open().verify(deadline);
            channel.getInvertedIn().write((token + "\n").getBytes(StandardCharsets.UTF_8));
            channel.getInvertedIn().flush();
            isOpen = true;
            return new RemoteCommand(channel, errors);
        } catch (IOException e) {
            throw new IOException(host + ": it runs no command (" + e.getMessage() + ")", e);
        } finally {
            if (!isOpen) {
                channel.close(true);
            }
        }
    }

    @Override
    public void close() {
        session.close(false);
        client.stop();
    }

    /** A command that runs, or has ended. For any thread. */
    record RemoteCommand(ChannelExec channel, Tail output) implements AutoCloseable {

        private static final long GRACE_MS = 3500;

        boolean isRunning() {
            return channel.isOpen() && channel.getExitStatus() == null && channel.getExitSignal() == null;
        }

        /** What it ended with; -1 if it runs, or was killed, or the connection is lost. */
        int exitStatus() {
            Integer status = channel.getExitStatus();
            return status == null ? -1 : status;
        }

        /** Ends its input, upon which it ends its worker, and waits for that. */
        @Override
        public void close() {
            try {
                channel.getInvertedIn().close();
                channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED, ClientChannelEvent.EXIT_STATUS), GRACE_MS);
            } catch (IOException _) {
                // the connection is gone, and with it the command's input
            } finally {
                channel.close(true);
            }
        }
    }
}
