package dev.smi.launch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How MPJ Express runs ranks. */
public enum Device {
    /** All ranks as threads of one JVM, each with a class loader of its own. */
    MULTICORE,
    /** A JVM for each rank, connected by TCP. */
    NIODEV,
    /** A JVM for each host with the host's ranks as threads, connected by TCP. */
    HYBDEV;

    /** As MPJ Express and users write it. */
    public String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether MPJ Express needs a daemon for it. */
    public boolean needsDaemon() {
        return this != MULTICORE;
    }

    static Optional<Device> named(String option) {
        return Arrays.stream(values())
                .filter(device -> device.option().equals(option))
                .findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(Device::option).collect(Collectors.joining(", "));
    }
}
