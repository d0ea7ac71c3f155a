package dev.smi.emulator.cache;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where compiled programs are kept for a user. Stateless. */
public final class CacheLocation {

    /** The environment variable that names the directory. */
    public static final String VARIABLE = "SMI_CACHE_DIR";

    private CacheLocation() {}

    /**
     * The directory: what {@value #VARIABLE} says, or {@code smi} in what {@code XDG_CACHE_HOME} says, or
     * {@code ~/.cache/smi}.
     *
     * @param environment environment variables
     * @param home the user's directory
     */
    public static Path of(Map<String, String> environment, Path home) {
        return value(environment, VARIABLE)
                .map(Path::of)
                .orElseGet(() -> value(environment, "XDG_CACHE_HOME")
                        .map(Path::of)
                        .filter(Path::isAbsolute) // others are to be ignored, says the XDG specification
                        .orElse(home.resolve(".cache"))
                        .resolve("smi"));
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
