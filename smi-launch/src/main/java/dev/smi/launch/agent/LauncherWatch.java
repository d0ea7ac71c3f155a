package dev.smi.launch.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Ends this JVM when the launcher is gone without having cleaned up, killed for instance: nobody else would. Removes
 * the job's directory too; whichever JVM of the job is last gets all of it.
 */
final class LauncherWatch implements Runnable {

    private static final long PAUSE_MS = 200;
    /** Given to shutdown hooks. */
    private static final long GRACE_MS = 1000;

    private static final int STATUS = 143;

    private final AgentOptions options;

    private LauncherWatch(AgentOptions options) {
        this.options = options;
    }

    static void start(AgentOptions options) {
        Thread.ofPlatform().daemon().name("smi-launcher-watch").start(new LauncherWatch(options));
    }

    @Override
    public void run() {
        try {
            while (isThere()) {
                Thread.sleep(PAUSE_MS);
            }
            deleteAll(options.directory());
            Thread.ofPlatform().daemon().start(() -> System.exit(STATUS));
            Thread.sleep(GRACE_MS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // nobody does that; end rather than stay unwatched
        }
        Runtime.getRuntime().halt(STATUS);
    }

    private boolean isThere() {
        boolean isAlive = options.launcher() == AgentOptions.ELSEWHERE
                || ProcessHandle.of(options.launcher())
                        .filter(process -> AgentOptions.startOf(process) == options.started())
                        .isPresent();
        return isAlive && Files.exists(options.directory());
    }

    private static void deleteAll(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | RuntimeException _) {
            // another JVM of the job is at it
        }
    }
}
