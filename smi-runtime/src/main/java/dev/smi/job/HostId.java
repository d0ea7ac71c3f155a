package dev.smi.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells hosts apart, containers on one machine included. Stateless. */
final class HostId {

    private HostId() {}

    /**
     * This host: its name, the boot of its kernel, and which process numbers and which file system for shared memory it
     * sees. Processes with the same one can map each other's files and see each other's end.
     *
     * @param memory the directory for shared memory
     */
    static String of(Path memory) {
        return text(Path.of("/proc/sys/kernel/hostname")) + "/" + text(Path.of("/proc/sys/kernel/random/boot_id")) + "/"
                + link(Path.of("/proc/self/ns/pid")) + "/" + device(memory);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip().replace('/', '-');
        } catch (IOException _) {
            return "unknown";
        }
    }

    private static String link(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException _) {
            return "unknown";
        }
    }

    private static String device(Path directory) {
        try {
            return Files.getAttribute(directory, "unix:dev").toString();
        } catch (IOException | UnsupportedOperationException _) {
            return "unknown";
        }
    }
}
