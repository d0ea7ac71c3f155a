package dev.smi.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * MPJ Express as Debian's package libmpj-java installs it. Immutable.
 *
 * @param jars its jars
 * @param libraries the jars it needs besides
 * @param configuration its configuration file
 */
public record MpjInstallation(List<Path> jars, List<Path> libraries, Path configuration) {

    /** The Debian package. */
    public static final String PACKAGE = "libmpj-java";

    private static final List<String> LIBRARIES = List.of("log4j-1.2", "commons-cli", "commons-codec", "commons-io");

    /** Copies the lists. */
    public MpjInstallation {
        jars = List.copyOf(jars);
        libraries = List.copyOf(libraries);
    }

    /** The installation of this machine. */
    public static Optional<MpjInstallation> find() {
        return find(Path.of("/"));
    }

    static Optional<MpjInstallation> find(Path root) {
        Path lib = root.resolve("usr/share/mpj/lib");
        Path java = root.resolve("usr/share/java");
        Path configuration = root.resolve("etc/mpj/mpjexpress.conf");
        List<Path> libraries = LIBRARIES.stream()
                .map(name -> java.resolve(name + ".jar"))
                .filter(Files::isReadable)
                .toList();
        boolean isThere = Files.isReadable(lib.resolve("starter.jar"))
                && Files.isReadable(lib.resolve("daemon.jar"))
                && Files.isReadable(lib.resolve("mpj.jar"))
                && Files.isReadable(configuration)
                && libraries.size() == LIBRARIES.size();
        return isThere
                ? Optional.of(new MpjInstallation(unversioned(lib), libraries, configuration))
                : Optional.empty();
    }

    /** The version in its configuration file. */
    public String version() {
        try (Stream<String> lines = Files.lines(configuration)) {
            return lines.filter(line -> line.startsWith("mpjexpress.version="))
                    .map(line -> line.substring(line.indexOf('=') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + configuration, e);
        }
    }

    /** Its jars name each other without version. */
    private static List<Path> unversioned(Path lib) {
        try (Stream<Path> files = Files.list(lib)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !file.getFileName().toString().matches(".*-\\d[\\d.]*\\.jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + lib, e);
        }
    }
}
