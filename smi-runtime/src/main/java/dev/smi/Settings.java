package dev.smi;

import dev.smi.job.JobException;
import dev.smi.job.JobOptions;
import dev.smi.job.Link;
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
     * How long a single wait may take.
     *
     * @throws JobException if the setting is no number of seconds
     */
    Duration deadline() {
        return get(DEADLINE).map(Settings::seconds).orElse(DEFAULT_DEADLINE);
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
