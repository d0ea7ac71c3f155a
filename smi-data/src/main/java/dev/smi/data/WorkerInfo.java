package dev.smi.data;

import java.util.regex.Pattern;

/**
 * A worker.
 *
 * @param name unique in its cluster
 * @param host where it runs
 * @param process its process number there
 * @param device its device's name
 */
public record WorkerInfo(String name, String host, long process, String device) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");

    /**
     * Whether it runs on a host.
     *
     * @param name of the host, as the worker itself knows it or as its name has it before a number: workers that were
     *     started for {@code 10.1.2.3} are {@code 10.1.2.3-1} and so on, and {@code 10.1.2.3-1.2} the second of that
     *     name
     */
    public boolean isOn(String name) {
        return host.equals(name)
                || this.name.startsWith(name + "-")
                        && NUMBER.matcher(this.name.substring(name.length() + 1))
                                .matches();
    }
}
