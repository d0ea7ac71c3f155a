package dev.smi.data.cluster;

import java.time.Duration;
import java.util.Map;

/** Settings of clusters that are not the workers' own. Stateless. */
final class ClusterSettings {

    private static final String SILENCE = "silence";
    private static final Duration USUAL_SILENCE = Duration.ofSeconds(10);

    private ClusterSettings() {}

    /**
     * How long a worker may say nothing, {@code silence} in seconds; ten if nothing is set.
     *
     * @throws ClusterException if the setting is no number of seconds from 2 on: a worker gives a sign every second
     */
    static Duration silence(Map<String, String> settings) {
        String text = settings.get(SILENCE);
        if (text == null) {
            return USUAL_SILENCE;
        }
        try {
            double seconds = Double.parseDouble(text);
            if (seconds >= 2 && seconds <= Integer.MAX_VALUE) {
                return Duration.ofMillis((long) (seconds * 1000));
            }
        } catch (NumberFormatException _) {
            // reported below
        }
        throw new ClusterException("the setting " + SILENCE + "=" + text + " is no number of seconds from 2 on");
    }
}
