package dev.smi.data.ssh;

import dev.smi.data.cluster.HostConfig.ConnectOptions;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.security.PublicKey;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;

/** Whether a host is who it says: by its key in a file of known hosts, which is never changed. For one connection. */
final class HostKeyCheck implements ServerKeyVerifier {

    private final boolean isChecked;
    private final Path knownHosts;
    private final KnownHostsServerKeyVerifier known;
    private volatile String complaint = "";

    HostKeyCheck(ConnectOptions connect) {
        this.isChecked = connect.isHostChecked();
        this.knownHosts = connect.knownHosts().orElse(Path.of(System.getProperty("user.home"), ".ssh", "known_hosts"));
        this.known = new KnownHostsServerKeyVerifier(this::refuseUnknown, knownHosts);
        this.known.setModifiedServerKeyAcceptor(this::refuseOther);
    }

    /** What is wrong with the host's key; empty if nothing is. */
    String complaint() {
        return complaint;
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress host, PublicKey key) {
        return !isChecked || known.verifyServerKey(session, host, key);
    }

    private boolean refuseUnknown(ClientSession session, SocketAddress host, PublicKey key) {
        complaint = "its key " + KeyUtils.getFingerPrint(key) + " is not in " + knownHosts
                + "; if that is its key, add it, by logging in once with ssh or with ssh-keyscan";
        return false;
    }

    private boolean refuseOther(
            ClientSession session, SocketAddress host, KnownHostEntry entry, PublicKey expected, PublicKey key) {
        complaint = "its key is " + KeyUtils.getFingerPrint(key) + ", and " + knownHosts + " has "
                + KeyUtils.getFingerPrint(expected)
                + " for it: it is another host, or was installed anew; remove the old line only if you know which";
        return false;
    }
}
