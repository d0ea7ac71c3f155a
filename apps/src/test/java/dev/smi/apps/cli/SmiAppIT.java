package dev.smi.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/smi-app} in a process of its own, in a project whose path has a space. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SmiAppIT {

    private static final Path HOME =
            Path.of(System.getProperty("smi.home", "..")).toAbsolutePath().normalize();
    private static final long DEADLINE_SECONDS = 60;

    @TempDir
    Path directory;

    @Test
    void shouldStartFromAnArchiveOfItsClasses() throws Exception {
        Path project = project();
        Path file = Files.writeString(directory.resolve("data"), "to be compressed\n".repeat(1000));

        for (String start : new String[] {"one that makes the archive", "one that takes it"}) {
            Path err = directory.resolve("err");
            ProcessBuilder command = new ProcessBuilder(
                            project.resolve("bin/smi-app").toString(), "gzip", "-f", "-q", file.toString())
                    .redirectError(err.toFile());
            command.environment().keySet().removeAll(List.of("SMI_NO_BUILD", "JAVA_OPTS"));
            Process process = command.start();
            assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();

            assertThat(err).as(start).isEmptyFile();
            assertThat(process.exitValue()).as(start).isZero();
            try (InputStream unpacked = new GZIPInputStream(Files.newInputStream(directory.resolve("data.gz")))) {
                assertThat(unpacked).hasSameContentAs(Files.newInputStream(file));
            }
        }
        assertThat(project.resolve("target/gzip.aot")).isNotEmptyFile();
    }

    /** One that is built, with this one's commands and applications. */
    private Path project() throws IOException {
        Path project = Files.createDirectories(directory.resolve("with space"));
        try (Stream<Path> commands = Files.walk(HOME.resolve("bin"))) {
            for (Path command : commands.toList()) {
                Files.copy(command, project.resolve(HOME.relativize(command)));
            }
        }
        for (String shared : new String[] {"pom.xml", "apps"}) {
            Files.createSymbolicLink(project.resolve(shared), HOME.resolve(shared));
        }
        Files.createDirectory(project.resolve("target"));
        Files.createFile(project.resolve("target/built"));
        return project;
    }
}
