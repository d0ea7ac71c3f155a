package dev.smi.data.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.data.cluster.HostConfig;
import dev.smi.data.cluster.HostConfig.ConnectOptions;
import dev.smi.data.cluster.HostConfig.WorkerOptions;
import dev.smi.data.ssh.SshSession.RemoteCommand;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SshSessionTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    @TempDir
    static Path directory;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static LoopbackSshServer server;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        server = new LoopbackSshServer(directory);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void shouldRunACommandWithItsTokenInTheDirectoryAndEnvironmentOfTheHost() throws Exception {
        Path environment = Files.writeString(directory.resolve("it's setup.sh"), "export FOUND='yes, here'\n");
        ConnectOptions usual = server.connect();
        ConnectOptions connect = new ConnectOptions(
                usual.port(),
                usual.user(),
                usual.keys(),
                usual.knownHosts(),
                true,
                Optional.of(environment.toString()),
                usual.directory());

        try (SshSession session = SshLogin.open(server.host(connect), DEADLINE);
                RemoteCommand command =
                        start(session, connect, "sh", "-c", "echo \"$SMI_CLUSTER_TOKEN, $FOUND, $(pwd)\"; exit 5")) {
            await(() -> !command.isRunning());
            assertThat(command.exitStatus()).isEqualTo(5);
            assertThat(command.output().lastLine()).isEqualTo("secret, yes, here, " + directory.toRealPath());
        }
    }

    @Test
    void shouldLeaveNoProcessBehind() throws Exception {
        Path number = directory.resolve("process");
        try (SshSession session = SshLogin.open(server.host(server.connect()), DEADLINE)) {
            RemoteCommand command = start(
                    session,
                    server.connect(),
                    "sh",
                    "-c",
                    "echo $$ > process.new; mv process.new process; exec sleep 100");
            await(() -> Files.exists(number));
            ProcessHandle process = ProcessHandle.of(
                            Long.parseLong(Files.readString(number).strip()))
                    .orElseThrow();
            assertThat(command.isRunning()).isTrue();

            command.close();
            process.onExit().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            assertThat(command.isRunning()).isFalse();
        }
    }

    @Test
    void shouldEndTheWorkerWhenTheConnectionIsLost() throws Exception {
        Path number = directory.resolve("orphan");
        SshSession session = SshLogin.open(server.host(server.connect()), DEADLINE);
        start(session, server.connect(), "sh", "-c", "echo $$ > orphan.new; mv orphan.new orphan; exec sleep 100");
        await(() -> Files.exists(number));
        ProcessHandle process = ProcessHandle.of(
                        Long.parseLong(Files.readString(number).strip()))
                .orElseThrow();

        session.close();
        process.onExit().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void shouldSayThatADirectoryOrEnvironmentIsMissing() throws Exception {
        try (SshSession session = SshLogin.open(server.host(server.connect()), DEADLINE)) {
            assertThat(statusOf(session, with(Optional.empty(), "/no/such"), "true"))
                    .isEqualTo(RemoteScript.NO_DIRECTORY);
            assertThat(statusOf(session, with(Optional.of("/no/such"), "/"), "true"))
                    .isEqualTo(RemoteScript.NO_ENVIRONMENT);
        }
    }

    @Test
    void shouldRefuseAHostThatItDoesNotKnow() {
        assertThatThrownBy(() -> SshLogin.open(server.host(server.connect("user", "no_known_hosts")), DEADLINE))
                .isInstanceOf(IOException.class)
                .hasMessageMatching("host 127.0.0.1: its key SHA256:.* is not in .*no_known_hosts; if that is its key,"
                        + " add it, by logging in once with ssh or with ssh-keyscan");
    }

    @Test
    void shouldRefuseAHostWithAnotherKey() {
        assertThatThrownBy(() -> SshLogin.open(server.host(server.connect("user", "other_known_hosts")), DEADLINE))
                .hasMessageMatching(
                        "host 127.0.0.1: its key is SHA256:.*, and .*other_known_hosts has SHA256:.* for it:"
                                + " it is another host, or was installed anew; remove the old line only if you know which");
    }

    @Test
    void shouldNotCheckAHostIfToldSo() throws IOException {
        ConnectOptions usual = server.connect("user", "no_known_hosts");
        ConnectOptions trusting = new ConnectOptions(
                usual.port(), usual.user(), usual.keys(), Optional.empty(), false, Optional.empty(), Optional.empty());
        SshLogin.open(server.host(trusting), DEADLINE).close();
    }

    @Test
    void shouldSayThatAKeyIsNotWanted() {
        assertThatThrownBy(() -> SshLogin.open(server.host(server.connect("stranger", "known_hosts")), DEADLINE))
                .hasMessageStartingWith("host 127.0.0.1: it does not let user eve in with key " + directory)
                .hasMessageContaining("put the public key into ~/.ssh/authorized_keys there");
    }

    @Test
    void shouldSayThatAKeyIsMissing() {
        assertThatThrownBy(() -> SshLogin.open(server.host(server.connect("none", "known_hosts")), DEADLINE))
                .hasMessage("host 127.0.0.1: the key " + directory.resolve("none")
                        + " cannot be read; check \"client_keys\"");
    }

    @Test
    void shouldSayThatNobodyAnswers() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ConnectOptions connect = new ConnectOptions(
                port, Optional.empty(), List.of(), Optional.empty(), true, Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> SshLogin.open(server.host(connect), DEADLINE))
                .hasMessageStartingWith("host 127.0.0.1: no SSH server answers on port " + port)
                .hasMessageEndingWith("is the host up, and the port right?");
        HostConfig nowhere = new HostConfig("no-such-host.invalid", connect, WorkerOptions.USUAL, Optional.empty());
        assertThatThrownBy(() -> SshLogin.open(nowhere, DEADLINE))
                .hasMessage("host no-such-host.invalid: no such host is known; check \"hosts\"");
    }

    private static ConnectOptions with(Optional<String> environment, String where) {
        ConnectOptions usual = server.connect();
        return new ConnectOptions(
                usual.port(), usual.user(), usual.keys(), usual.knownHosts(), true, environment, Optional.of(where));
    }

    private static int statusOf(SshSession session, ConnectOptions connect, String... command) throws IOException {
        try (RemoteCommand running = start(session, connect, command)) {
            await(() -> !running.isRunning());
            return running.exitStatus();
        }
    }

    private static RemoteCommand start(SshSession session, ConnectOptions connect, String... command)
            throws IOException {
        return session.start(RemoteScript.commandLine(connect, List.of(command)), "secret", DEADLINE);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
