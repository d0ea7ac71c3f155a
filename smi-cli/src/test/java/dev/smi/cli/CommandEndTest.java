package dev.smi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** In JVMs of their own, as they end. */
class CommandEndTest {

    /** Leaves a thread that would keep the JVM, then ends. */
    static final class Command {

        private Command() {}

        public static void main(String[] args) {
            Thread.ofPlatform().start(() -> {
                try {
                    Thread.sleep(600_000);
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            });
            CommandEnd.end(Integer.parseInt(args[0]));
        }
    }

    @Test
    void shouldEndThoughAThreadRunsStill() throws IOException, InterruptedException {
        assertThat(statusOf(ExitStatus.OK)).isEqualTo(ExitStatus.OK);
    }

    @Test
    void shouldEndWithTheStatusOfAFault() throws IOException, InterruptedException {
        assertThat(statusOf(ExitStatus.FAILED)).isEqualTo(ExitStatus.FAILED);
    }

    private static int statusOf(int status) throws IOException, InterruptedException {
        Process command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Command.class.getName(),
                        Integer.toString(status))
                .inheritIO()
                .start();
        try {
            assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return command.exitValue();
        } finally {
            command.destroyForcibly();
        }
    }
}
