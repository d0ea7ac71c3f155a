package dev.smi.opencl;

import dev.smi.device.DeviceException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The {@code smi.opencl.*} settings.
 *
 * @param platform part of the platform's name, or empty for any
 * @param device part of the device's name, or its number among those that are left, or empty for the best kind
 * @param binary what to load instead of sources, or empty
 * @param source the one file to build instead of smi-codegen's output, or empty
 * @param build more options for the OpenCL compiler
 * @param queues how kernels are queued
 * @param isShared whether several ranks may use one device that is not a CPU
 */
record OpenClOptions(
        String platform,
        String device,
        Optional<Path> binary,
        Optional<Path> source,
        String build,
        Queues queues,
        boolean isShared) {

    /** Prefix of the settings, for messages. */
    static final String PREFIX = "smi.opencl.";

    private static final List<String> KNOWN =
            List.of("binary", "build", "device", "platform", "queues", "share", "source");

    /** How user kernels are queued. */
    enum Queues {
        /** Out of order where the device can, else a queue for each kernel. */
        AUTO,
        /** One queue that starts kernels in whatever order. */
        OUT_OF_ORDER,
        /** A queue for each kernel, in order. */
        PER_KERNEL;

        /** Its name as a setting. */
        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Reads the settings.
     *
     * @param settings without their prefix
     * @throws DeviceException if there is one that is unknown, or with a value it cannot have
     */
    static OpenClOptions of(Map<String, String> settings) {
        for (String name : new TreeSet<>(settings.keySet())) {
            if (!KNOWN.contains(name)) {
                throw new DeviceException(
                        "unknown setting " + PREFIX + name + "; the opencl device has " + String.join(", ", KNOWN));
            }
        }
        Optional<Path> binary = path(settings, "binary");
        Optional<Path> source = path(settings, "source");
        if (binary.isPresent() && source.isPresent()) {
            throw new DeviceException(PREFIX + "binary and " + PREFIX + "source are both set; leave out one of them");
        }
        return new OpenClOptions(
                settings.getOrDefault("platform", ""),
                settings.getOrDefault("device", ""),
                binary,
                source,
                settings.getOrDefault("build", ""),
                queues(settings.getOrDefault("queues", Queues.AUTO.id())),
                flag(settings, "share"));
    }

    private static Optional<Path> path(Map<String, String> settings, String name) {
        String value = settings.getOrDefault(name, "");
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
        } catch (InvalidPathException e) {
            throw new DeviceException(PREFIX + name + "=" + value + " is no name of a file: " + e.getReason(), e);
        }
    }

    private static Queues queues(String value) {
        for (Queues queues : Queues.values()) {
            if (queues.id().equals(value)) {
                return queues;
            }
        }
        throw new DeviceException(PREFIX + "queues=" + value + " is none of auto, out-of-order, per-kernel");
    }

    private static boolean flag(Map<String, String> settings, String name) {
        String value = settings.getOrDefault(name, "false");
        // -Dsmi.opencl.share without a value is meant as true
        if (value.isEmpty() || value.equals("true")) {
            return true;
        }
        if (value.equals("false")) {
            return false;
        }
        throw new DeviceException(PREFIX + name + "=" + value + " is neither true nor false");
    }
}
