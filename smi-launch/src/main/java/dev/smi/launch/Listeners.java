package dev.smi.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which TCP ports somebody listens on, as Linux tells it. Trying to connect is no way to find out: MPJ Express's daemon
 * takes any connection for an order.
 */
final class Listeners {

    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final String LISTENS = "0A";

    private Listeners() {}

    /** Lines are {@code number: address:port address:port state ...}, numbers in hexadecimal. */
    static boolean has(int port) throws IOException {
        String end = String.format(Locale.ROOT, ":%04X", port);
        for (Path table : TABLES) {
            if (Files.exists(table)) {
                try (Stream<String> lines = Files.lines(table)) {
                    if (lines.map(line -> line.strip().split("\\s+"))
                            .anyMatch(columns -> columns[1].endsWith(end) && columns[3].equals(LISTENS))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
