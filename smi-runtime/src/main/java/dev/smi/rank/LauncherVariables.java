package dev.smi.rank;

import java.util.Map;
import java.util.Optional;

/**
 * The environment, as launchers of ranks fill it. Immutable.
 *
 * @param values by name
 */
record LauncherVariables(Map<String, String> values) {

    LauncherVariables {
        values = Map.copyOf(values);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /**
     * A variable's value.
     *
     * @throws LaunchException if it is not there
     */
    String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new LaunchException("the launcher tells the rank but not " + name + "; set it");
        }
        return value;
    }

    /** The first of several variables that is there and not empty. */
    Optional<String> first(String... names) {
        for (String name : names) {
            String value = values.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /**
     * A variable's value as a number of ranks or of one.
     *
     * @throws LaunchException if it is not there or no number from 0
     */
    int number(String name) {
        String value = text(name);
        if (!value.matches("\\d{1,9}")) {
            throw new LaunchException(name + "=" + value + " is no number from 0");
        }
        return Integer.parseInt(value);
    }

    /**
     * Checks that all ranks are on this host, if the launcher tells.
     *
     * @param local the variable with the number of ranks on this host
     */
    void requireOneHost(String launcher, int size, String local) {
        if (has(local) && number(local) < size) {
            throw severalHosts(launcher, size);
        }
    }

    static LaunchException severalHosts(String launcher, int size) {
        return new LaunchException(
                launcher + " has put " + size + " ranks on several hosts, between which it carries no"
                        + " messages for Java programs; launch with mpjrun, or keep all ranks on one host");
    }
}
