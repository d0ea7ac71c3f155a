package dev.smi.apps.command;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Objects;

/** Files that belong to applications. Stateless. */
public final class AppFiles {

    private AppFiles() {}

    /**
     * A file or directory below the project's {@code apps}, whether it is there or not. The project is where
     * {@code -Dsmi.home} says, or where this class was built.
     */
    public static Path of(String name) {
        String home = System.getProperty("smi.home");
        return (home == null ? built() : Path.of(home)).resolve("apps").resolve(name);
    }

    /** Classes are in {@code apps/target/classes}. */
    private static Path built() {
        try {
            CodeSource source = AppFiles.class.getProtectionDomain().getCodeSource();
            Path classes = Path.of(source.getLocation().toURI());
            return Objects.requireNonNullElse(classes.resolve("../../..").normalize(), classes);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path is no file: " + e.getMessage(), e);
        }
    }
}
