package dev.smi.benchmarks;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * MPJ Express as Debian packages it, in its multicore configuration: the ranks are threads of one JVM, as ours are. Its
 * program is compiled against the installed library, so that the build needs none.
 */
final class MpjPeer {

    private static final Path LIBRARY = Path.of("/usr/share/mpj/lib");
    private static final Path CONFIGURATION = Path.of("/etc/mpj/mpjexpress.conf");
    private static final Path JAVA_LIBRARIES = Path.of("/usr/share/java");
    private static final List<String> NEEDED =
            List.of("log4j-1.2.jar", "commons-cli.jar", "commons-codec.jar", "commons-io.jar");
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private final Path directory;

    private MpjPeer(Path directory) {
        this.directory = directory;
    }

    /** Whether it is there. */
    static boolean isInstalled() {
        return Files.exists(LIBRARY.resolve("mpj.jar")) && Files.exists(CONFIGURATION);
    }

    /**
     * Compiles the peer's program and gives it an installation of its own.
     *
     * @param home the project's directory
     * @param directory where it all goes
     * @throws DiagnosticException if the program does not compile
     */
    static MpjPeer of(Path home, Path directory) throws IOException {
        Path lib = Files.createDirectories(directory.resolve("lib"));
        try (Stream<Path> jars = Files.list(LIBRARY)) {
            // the starter looks for what it needs beside its real path, so links do not do
            for (Path jar : jars.filter(j -> !j.toString().contains("-0.")).toList()) {
                Files.write(lib.resolve(jar.getFileName()), Files.readAllBytes(jar));
            }
        }
        for (String jar : NEEDED) {
            Files.write(lib.resolve(jar), Files.readAllBytes(JAVA_LIBRARIES.resolve(jar)));
        }
        Files.createDirectories(directory.resolve("logs"));
        Files.write(
                Files.createDirectories(directory.resolve("conf")).resolve("mpjexpress.conf"),
                Files.readAllBytes(CONFIGURATION));
        Path source = home.resolve("benchmarks/channels/MpjChannels.java");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        lib.resolve("mpj.jar").toString(),
                        "-d",
                        directory.toString(),
                        source.toString());
        if (status != 0) {
            throw fault("benchmarks/channels/MpjChannels.java does not compile against " + LIBRARY);
        }
        return new MpjPeer(directory);
    }

    /**
     * Runs one of the program's measurements.
     *
     * @return what it prints: lines {@code FIGURE name value}
     */
    List<String> run(int ranks, String measurement, int rounds) throws IOException, InterruptedException {
        Path out = directory.resolve("out.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        directory.resolve("lib/starter.jar").toString(),
                        "-np",
                        Integer.toString(ranks),
                        "-dev",
                        "multicore",
                        "-cp",
                        directory.toString(),
                        "MpjChannels",
                        measurement,
                        Integer.toString(rounds))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().put("MPJ_HOME", directory.toString());
        // the starter starts the JVM of the ranks by this name
        builder.environment()
                .merge(
                        "PATH",
                        Path.of(System.getProperty("java.home"), "bin").toString(),
                        (path, bin) -> bin + ":" + path);
        Process process = builder.start();
        try {
            if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
                throw fault("MPJ Express did not end within " + DEADLINE.toSeconds() + " s");
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(out);
        List<String> figures =
                lines.stream().filter(line -> line.startsWith("FIGURE ")).toList();
        if (figures.isEmpty()) {
            throw fault("MPJ Express printed no figures: " + String.join("\n", lines));
        }
        return figures;
    }

    private static DiagnosticException fault(String text) {
        return new DiagnosticException(SourcePosition.of("smi-bench channels"), text);
    }
}
