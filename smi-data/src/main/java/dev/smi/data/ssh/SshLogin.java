package dev.smi.data.ssh;

import dev.smi.data.cluster.HostConfig;
import dev.smi.data.cluster.HostConfig.ConnectOptions;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;

/** Logs in on hosts, and says in a user's words why that does not go. Stateless. */
final class SshLogin {

    private SshLogin() {}

    /**
     * A session on a host, for its user.
     *
     * @param deadline for the connection, and once more for logging in
     * @throws IOException why there is none, with the host's name and what to do
     */
    static SshSession open(HostConfig host, Duration deadline) throws IOException {
        ConnectOptions connect = host.connect();
        HostKeyCheck check = new HostKeyCheck(connect);
        SshClient client = SshClient.setUpDefaultClient();
        client.setServerKeyVerifier(check);
        useKeys(client, host);
        client.start();
        boolean isOpen = false;
        try {
            ClientSession session = connect(client, host, deadline);
            authenticate(session, host, check, deadline);
            isOpen = true;
            return new SshSession(name(host), client, session);
        } finally {
            if (!isOpen) {
                client.stop();
            }
        }
    }

    /** How messages name a host. */
    static String name(HostConfig host) {
        return "host " + host.address();
    }

    private static void useKeys(SshClient client, HostConfig host) throws IOException {
        for (Path key : host.connect().keys()) {
            if (!Files.isReadable(key)) {
                throw new IOException(name(host) + ": the key " + key + " cannot be read; check \"client_keys\"");
            }
        }
        if (!host.connect().keys().isEmpty()) {
            client.setKeyIdentityProvider(new FileKeyPairProvider(host.connect().keys()));
        }
    }

    private static ClientSession connect(SshClient client, HostConfig host, Duration deadline) throws IOException {
        String user = host.connect().user().orElse(System.getProperty("user.name"));
        int port = host.connect().port();
        try {
            return client.connect(user, host.address(), port).verify(deadline).getSession();
        } catch (UnresolvedAddressException | UnknownHostException e) {
            throw new IOException(name(host) + ": no such host is known; check \"hosts\"", e);
        } catch (IOException e) {
            String reason = isOf(e, UnresolvedAddressException.class) || isOf(e, UnknownHostException.class)
                    ? "no such host is known; check \"hosts\""
                    : "no SSH server answers on port " + port + " (" + e.getMessage()
                            + "); is the host up, and the port right?";
            throw new IOException(name(host) + ": " + reason, e);
        }
    }

    private static void authenticate(ClientSession session, HostConfig host, HostKeyCheck check, Duration deadline)
            throws IOException {
        try {
            session.auth().verify(deadline);
        } catch (IOException e) {
            if (!check.complaint().isEmpty()) {
                throw new IOException(name(host) + ": " + check.complaint(), e);
            }
            throw new IOException(
                    name(host) + ": it does not let user " + session.getUsername() + " in with " + keys(host) + " ("
                            + e.getMessage() + "); put the public key into ~/.ssh/authorized_keys there, or name"
                            + " another in \"client_keys\"",
                    e);
        }
    }

    private static String keys(HostConfig host) {
        return host.connect().keys().isEmpty()
                ? "the keys in ~/.ssh"
                : host.connect().keys().stream().map(Path::toString).collect(Collectors.joining(", ", "key ", ""));
    }

    private static boolean isOf(Throwable e, Class<? extends Throwable> kind) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return true;
            }
        }
        return false;
    }
}
