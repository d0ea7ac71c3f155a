package dev.smi.opencl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Runs a main class of the tests in a JVM of its own, for at most a minute. */
final class ChildProcess {

    private static final int DEADLINE_SECONDS = 60;

    private ChildProcess() {}

    /**
     * What the class printed until the lines were enough; then its standard input ends.
     *
     * @param environment set in its environment
     */
    static List<String> run(
            Class<?> main, Map<String, String> environment, Predicate<List<String>> isEnough, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        Timer deadline = new Timer(true);
        deadline.schedule(new Kill(process), TimeUnit.SECONDS.toMillis(DEADLINE_SECONDS));
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = process.inputReader(UTF_8)) {
            String line = output.readLine();
            while (line != null) {
                lines.add(line);
                if (isEnough.test(lines)) {
                    process.getOutputStream().close();
                }
                line = output.readLine();
            }
            process.waitFor();
        } finally {
            deadline.cancel();
            process.destroyForcibly();
        }
        return Stream.concat(lines.stream(), Stream.of("exit status " + process.exitValue()))
                .toList();
    }

    private static final class Kill extends TimerTask {
        private final Process process;

        Kill(Process process) {
            this.process = process;
        }

        @Override
        public void run() {
            process.destroyForcibly();
        }
    }
}
