package dev.smi;

import dev.smi.job.JobException;
import dev.smi.job.JobOptions;
import dev.smi.job.Link;
import dev.smi.model.CollectiveScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The settings of a job, system properties that begin with {@code smi.}; immutable.
 *
 * @param values by name, without the prefix
 */
record Settings(Map<String, String> values) {

    private static final String PREFIX = "smi.";
    private static final String DEADLINE = "deadline";
    private static final String COLLECTIVES = "collectives";
    private static final String FABRIC = "fabric";
    private static final String DIRECT = "direct";
    private static final String ROUTED = "routed";
    private static final Duration DEFAULT_DEADLINE = Duration.ofMinutes(5);

    Settings {
        values = Map.copyOf(values);
    }

    /** What this JVM was started with. */
    static Settings ofSystem() {
        Map<String, String> values = new TreeMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                values.put(name.substring(PREFIX.length()), System.getProperty(name));
            }
        }
        return new Settings(values);
    }

    /** A setting's value. */
    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * Reads all settings that have a form.
     *
     * @throws JobException if one has not
     */
    void check() {
        options();
        collectives();
    }

    /** A setting that names a file or directory. */
    Optional<Path> path(String name) {
        return get(name).map(Path::of);
    }

    /** The settings whose names begin with a prefix, without it. */
    Map<String, String> below(String prefix) {
        Map<String, String> below = new TreeMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                below.put(name.substring(prefix.length()), value);
            }
        });
        return below;
    }

    /** These settings with others on top. */
    Settings with(Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(values);
        all.putAll(others);
        return new Settings(all);
    }

    /**
     * How long a single wait may take.
     *
     * @throws JobException if the setting is no number of seconds
     */
    Duration deadline() {
        return get(DEADLINE).map(Settings::seconds).orElse(DEFAULT_DEADLINE);
    }

    /**
     * In which order reductions combine.
     *
     * @throws JobException if the setting is no scheme
     */
    CollectiveScheme collectives() {
        String id = get(COLLECTIVES).orElse(CollectiveScheme.LINEAR.id());
        return CollectiveScheme.ofId(id)
                .orElseThrow(() -> new JobException("-Dsmi." + COLLECTIVES + "=" + id + " is neither linear nor tree"));
    }

    /**
     * Whether channels of the world go through communication kernels.
     *
     * @throws JobException if the setting is neither {@code direct} nor {@code routed}
     */
    boolean isRouted() {
        String fabric = get(FABRIC).orElse(DIRECT);
        if (!fabric.equals(DIRECT) && !fabric.equals(ROUTED)) {
            throw new JobException("-Dsmi." + FABRIC + "=" + fabric + " is neither " + DIRECT + " nor " + ROUTED);
        }
        return fabric.equals(ROUTED);
    }

    /**
     * How ranks reach each other.
     *
     * @throws JobException if the setting names no link
     */
    Link link() {
        return get("link").map(Link::of).orElse(Link.AUTO);
    }

    /** How a rank takes part in its job. */
    JobOptions options() {
        return JobOptions.of(deadline(), link(), get("shm").map(Path::of));
    }

    private static Duration seconds(String text) {
        try {
            double seconds = Double.parseDouble(text);
            if (seconds > 0 && seconds <= Integer.MAX_VALUE) {
                return Duration.ofMillis((long) (seconds * 1000));
            }
        } catch (NumberFormatException _) {
            // reported below, as a number that is out of range is
        }
        throw new JobException("-Dsmi." + DEADLINE + "=" + text + " is no number of seconds above 0");
    }
}
