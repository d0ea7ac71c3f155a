package dev.smi.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How ranks reach each other. */
public enum Link {
    /** The quickest that there is between two ranks. */
    AUTO,
    /** Memory of one JVM; all ranks have to be in it. */
    LOCAL,
    /** Memory-mapped files, also within one JVM; all ranks have to be on one host. */
    SHM,
    /** Messages, also within one JVM and on one host. */
    MPJ;

    /** The name that users know it by. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The link of that name.
     *
     * @throws JobException if there is none
     */
    public static Link of(String id) {
        return Arrays.stream(values())
                .filter(link -> link.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new JobException("-Dsmi.link=" + id + " is none of "
                        + Arrays.stream(values()).map(Link::id).collect(Collectors.joining(", "))));
    }
}
