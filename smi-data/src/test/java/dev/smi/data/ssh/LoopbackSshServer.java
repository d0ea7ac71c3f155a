package dev.smi.data.ssh;

import dev.smi.data.cluster.HostConfig;
import dev.smi.data.cluster.HostConfig.ConnectOptions;
import dev.smi.data.cluster.HostConfig.WorkerOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.shell.ProcessShellFactory;

/** An SSH server with a user's key and a known-hosts file that fit it. */
final class LoopbackSshServer implements AutoCloseable {

    private final SshServer server = SshServer.setUpDefaultServer();
    private final Path directory;

    LoopbackSshServer(Path directory) throws IOException, GeneralSecurityException {
        this.directory = directory;
        KeyPair user = writeKey("user");
        writeKey("stranger");
        KeyPair host = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(host));
        server.setPublickeyAuthenticator((name, key, session) -> KeyUtils.compareKeys(key, user.getPublic()));
        server.setCommandFactory(
                (channel, command) -> new ProcessShellFactory(command, "/bin/sh", "-c", command).createShell(channel));
        server.start();
        Files.writeString(
                directory.resolve("known_hosts"),
                "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(host.getPublic()) + "\n");
        KeyPair other = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
        Files.writeString(
                directory.resolve("other_known_hosts"),
                "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(other.getPublic()) + "\n");
        Files.writeString(directory.resolve("no_known_hosts"), "");
    }

    private KeyPair writeKey(String name) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
        Path file = Files.createFile(
                directory.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, name, null, out);
        }
        return pair;
    }

    int port() {
        return server.getPort();
    }

    /** How the user logs in here. */
    ConnectOptions connect() {
        return connect("user", "known_hosts");
    }

    ConnectOptions connect(String key, String knownHosts) {
        return new ConnectOptions(
                port(),
                Optional.of("eve"),
                List.of(directory.resolve(key)),
                Optional.of(directory.resolve(knownHosts)),
                true,
                Optional.empty(),
                Optional.of(directory.toString()));
    }

    /** This server as a host of a cluster. */
    HostConfig host(ConnectOptions connect) {
        return new HostConfig("127.0.0.1", connect, WorkerOptions.USUAL, Optional.empty());
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
