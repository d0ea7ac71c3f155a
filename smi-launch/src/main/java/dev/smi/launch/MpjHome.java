package dev.smi.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory that MPJ Express takes for its own ({@code MPJ_HOME}). Debian's does not work as it is: the jars find
 * each other through the links that Debian made of them, and then miss log4j; and its three ports are fixed, so that
 * two jobs would collide.
 *
 * @param directory the directory, absolute
 */
public record MpjHome(Path directory) {

    private static final String DAEMON_PORT = "mpjexpress.mpjdaemon.port.1=";
    private static final String MANAGER_PORT = "mpjexpress.mpjdaemon.port.2=";
    private static final String STARTER_PORT = "mpjexpress.mpjrun.port.1=";

    /** Fills an existing directory with copies of an installation. */
    public static MpjHome create(Path directory, MpjInstallation mpj, Ports ports) throws IOException {
        Path lib = Files.createDirectories(directory.resolve("lib"));
        for (Path jar : mpj.jars()) {
            Files.copy(jar, lib.resolve(jar.getFileName()));
        }
        for (Path jar : mpj.libraries()) {
            Files.copy(jar, lib.resolve(jar.getFileName()));
        }
        Files.createDirectories(directory.resolve("logs"));
        Path conf = Files.createDirectories(directory.resolve("conf"));
        Files.write(conf.resolve("mpjexpress.conf"), configuration(Files.readAllLines(mpj.configuration()), ports));
        return new MpjHome(directory);
    }

    /** Whether it looks like one. */
    public boolean isUsable() {
        return Files.isReadable(starter()) && Files.isReadable(daemon()) && Files.isReadable(configuration());
    }

    /** The port of the daemon that its configuration names. */
    public int daemonPort() throws IOException {
        try (Stream<String> lines = Files.lines(configuration())) {
            return lines.filter(line -> line.startsWith(DAEMON_PORT))
                    .map(line -> Integer.parseInt(
                            line.substring(DAEMON_PORT.length()).strip()))
                    .findFirst()
                    .orElseThrow(() -> new IOException(configuration() + " has no line " + DAEMON_PORT));
        }
    }

    Path starter() {
        return directory.resolve("lib/starter.jar");
    }

    Path daemon() {
        return directory.resolve("lib/daemon.jar");
    }

    private Path configuration() {
        return directory.resolve("conf/mpjexpress.conf");
    }

    private static List<String> configuration(List<String> lines, Ports ports) {
        List<String> changed = new ArrayList<>();
        for (String line : lines) {
            changed.add(with(
                    with(with(line, DAEMON_PORT, ports.daemon()), MANAGER_PORT, ports.manager()),
                    STARTER_PORT,
                    ports.starter()));
        }
        return changed;
    }

    private static String with(String line, String key, int port) {
        return line.startsWith(key) ? key + port : line;
    }
}
