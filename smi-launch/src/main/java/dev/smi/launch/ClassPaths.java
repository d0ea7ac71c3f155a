package dev.smi.launch;

import dev.smi.mpj.RankMain;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What ranks load themselves, and what all ranks of a JVM share.
 *
 * @param ofRank the MPJ adapter and the application
 * @param shared all other modules of the project and the libraries
 */
public record ClassPaths(List<Path> ofRank, List<Path> shared) {

    /** Where the project is; set by the commands in {@code bin/}. */
    private static final String HOME_VARIABLE = "SMI_HOME";

    /** Copies the lists. */
    public ClassPaths {
        ofRank = List.copyOf(ofRank);
        shared = List.copyOf(shared);
    }

    /**
     * The class paths of an application.
     *
     * @param application its class path; empty for the project's own applications
     * @throws LaunchException if the class path names nothing
     */
    public static ClassPaths of(Optional<String> application) throws LaunchException {
        Path adapter = placeOf(RankMain.class);
        List<Path> shared = entries(System.getProperty("java.class.path")).stream()
                .filter(entry -> !entry.equals(adapter))
                .filter(Files::exists)
                .toList();
        List<Path> ofRank = new ArrayList<>(List.of(adapter));
        ofRank.addAll(application.isPresent() ? existing(application.get()) : List.of(applications()));
        return new ClassPaths(ofRank, shared);
    }

    /** Fails if there is no such class for the ranks. */
    public void checkHas(String main) throws LaunchException {
        List<URL> urls = new ArrayList<>();
        try {
            for (Path entry : ofRank) {
                urls.add(entry.toUri().toURL());
            }
            try (URLClassLoader loader =
                    new URLClassLoader(urls.toArray(URL[]::new), ClassPaths.class.getClassLoader())) {
                if (loader.getResource(main.replace('.', '/') + ".class") == null) {
                    throw new LaunchException("there is no class " + main + " in "
                            + text(ofRank.subList(1, ofRank.size())) + "; name the class path with -cp");
                }
            }
        } catch (IOException e) {
            throw new LaunchException("cannot read the class path " + text(ofRank), e);
        }
    }

    /** As java writes a class path. */
    static String text(List<Path> entries) {
        return String.join(
                File.pathSeparator, entries.stream().map(Path::toString).toList());
    }

    private static List<Path> existing(String classPath) throws LaunchException {
        List<Path> entries = entries(classPath);
        for (Path entry : entries) {
            if (!Files.exists(entry)) {
                throw new LaunchException("-cp names " + entry + ", which does not exist");
            }
        }
        return entries;
    }

    private static Path applications() throws LaunchException {
        String home = System.getenv(HOME_VARIABLE);
        Path classes = home == null ? null : Path.of(home, "apps", "target", "classes");
        if (classes == null || !Files.isDirectory(classes)) {
            throw new LaunchException("the project's own applications are not built; name a class path with -cp");
        }
        return classes;
    }

    private static List<Path> entries(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .flatMap(ClassPaths::expanded)
                .map(entry -> entry.toAbsolutePath().normalize())
                .toList();
    }

    /** An entry that ends in a star is all jars of a directory. */
    private static Stream<Path> expanded(String entry) {
        if (!entry.equals("*") && !entry.endsWith("/*")) {
            return Stream.of(Path.of(entry));
        }
        File directory = new File(entry.equals("*") ? "." : entry.substring(0, entry.length() - 2));
        File[] jars = directory.listFiles((_, name) -> name.endsWith(".jar"));
        return jars == null
                ? Stream.of(directory.toPath())
                : Arrays.stream(jars).sorted().map(File::toPath);
    }

    private static Path placeOf(Class<?> type) {
        try {
            URI uri = type.getProtectionDomain().getCodeSource().getLocation().toURI();
            return Path.of(uri).toAbsolutePath().normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no path to " + type, e);
        }
    }
}
