package dev.smi.data.ssh;

import dev.smi.data.WorkerInfo;
import dev.smi.data.cluster.HostConfig;
import dev.smi.data.cluster.HostConfig.WorkerOptions;
import dev.smi.data.ssh.SshSession.RemoteCommand;
import dev.smi.data.wire.Endpoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A place for a worker on a host, and the worker's command. For any thread. */
final class Seat {

    private static final String WAIT_SECONDS = "30";
    private static final String DEVICE = "device";

    private final SshHost host;
    private final String name;
    private @Nullable RemoteCommand command; // guarded by this
    private boolean wasTaken; // guarded by this

    Seat(SshHost host, String name) {
        this.host = host;
        this.name = name;
    }

    SshHost host() {
        return host;
    }

    /** Whether its worker has been started once. */
    synchronized boolean wasTaken() {
        return wasTaken;
    }

    synchronized boolean isFree() {
        RemoteCommand running = command;
        return running == null || !running.isRunning();
    }

    /** Whether a worker is this one's; the client may have put a number behind the name. */
    boolean isOf(WorkerInfo worker) {
        return worker.name().equals(name) || worker.name().startsWith(name + ".");
    }

    /** Starts its worker. */
    synchronized void start(Endpoint endpoint, String token, Map<String, String> settings) throws IOException {
        close();
        wasTaken = true;
        String line = RemoteScript.commandLine(host.config().connect(), words(endpoint, settings));
        SshSession session = host.acquire();
        boolean isStarted = false;
        try {
            command = session.start(line, token, host.deadline());
            isStarted = true;
        } finally {
            if (!isStarted) {
                host.release();
            }
        }
    }

    private List<String> words(Endpoint endpoint, Map<String, String> settings) throws IOException {
        HostConfig config = host.config();
        WorkerOptions options = config.workers();
        Map<String, String> all = new TreeMap<>(settings);
        options.device().ifPresent(device -> all.put(DEVICE, device));
        List<String> words = new ArrayList<>();
        words.add("env");
        words.add("JAVA_OPTS=" + javaOptions(options, all));
        words.addAll(List.of(options.command().orElse("smi-worker").split(" +", -1)));
        words.addAll(List.of(endpoint.toString(), "--name", name, "--wait", WAIT_SECONDS));
        if (all.containsKey(DEVICE)) {
            words.addAll(List.of("--device", all.get(DEVICE)));
        }
        return words;
    }

    private static String javaOptions(WorkerOptions options, Map<String, String> settings) throws IOException {
        List<String> words = new ArrayList<>();
        if (options.memoryLimit() > 0) {
            words.add("-Xmx" + Math.max(1, options.memoryLimit() >> 20) + "m");
        }
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            if (setting.getValue().chars().anyMatch(Character::isWhitespace)) {
                throw new IOException("the setting " + setting.getKey() + " has a space in it, which JAVA_OPTS cannot"
                        + " carry to another host");
            }
            words.add("-Dsmi." + setting.getKey() + "=" + setting.getValue());
        }
        return String.join(" ", words);
    }

    /** Why the worker does not run; empty if it does. */
    synchronized String trouble() {
        RemoteCommand ended = command;
        if (ended == null || ended.isRunning()) {
            return "";
        }
        HostConfig config = host.config();
        String what =
                switch (ended.exitStatus()) {
                    case RemoteScript.NO_COMMAND ->
                        config.workers().command().orElse("smi-worker")
                                + " is not found there; put it on the PATH, or name it in \"command\" of"
                                + " \"worker_options\"";
                    case RemoteScript.NO_DIRECTORY ->
                        "there is no directory " + config.connect().directory().orElse("") + "; check \"dir\"";
                    case RemoteScript.NO_ENVIRONMENT ->
                        "there is no script " + config.connect().environment().orElse("") + "; check \"xrt\"";
                    case -1 -> "the connection to the worker is lost";
                    default -> "the worker ended with status " + ended.exitStatus();
                };
        String said = ended.output().lastLine();
        return SshLogin.name(config) + ": " + what + (said.isEmpty() ? "" : " (" + said + ")");
    }

    /** Ends the worker without waiting. */
    void abandon() {
        Thread.ofVirtual().start(this::close);
    }

    /** Ends the worker, if it runs. */
    synchronized void close() {
        RemoteCommand running = command;
        command = null;
        if (running != null) {
            running.close();
            host.release();
        }
    }
}
