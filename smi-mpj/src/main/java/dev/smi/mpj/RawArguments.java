package dev.smi.mpj;

import java.util.List;

/**
 * What MPJ Express 0.44 passes to {@code main} before the program's own arguments, and wants back in {@code MPI.Init}:
 *
 * <pre>
 * multicore   rank ranks         smpdev
 * niodev      rank configuration niodev
 * hybdev      rank ranks         hybdev threads processes number configuration niodev
 * </pre>
 *
 * @param rank this rank
 * @param all all of them, for {@code MPI.Init}
 */
record RawArguments(int rank, List<String> all) {

    private static final List<String> DEVICES = List.of("smpdev", "niodev", "hybdev");
    private static final String ALONE = "niodev";
    private static final int DEVICE_AT = 2;

    RawArguments {
        all = List.copyOf(all);
    }

    /**
     * The arguments of a {@code main} that MPJ Express called.
     *
     * @throws IllegalArgumentException if it did not
     */
    static RawArguments of(String[] arguments) {
        if (!isRaw(arguments)) {
            throw new IllegalArgumentException("not started by MPJ Express 0.44, which passes rank, number of ranks or "
                    + "configuration, and device: " + List.of(arguments));
        }
        return new RawArguments(Integer.parseInt(arguments[0]), List.of(arguments));
    }

    /** Whether MPJ Express's own arguments are there. */
    static boolean isRaw(String[] arguments) {
        return arguments.length > DEVICE_AT
                && DEVICES.contains(arguments[DEVICE_AT])
                && arguments[0].matches("\\d{1,9}");
    }

    /** Whether the rank has its JVM for itself. */
    boolean isAlone() {
        return all.get(DEVICE_AT).equals(ALONE);
    }

    /** For {@code MPI.Init}. */
    String[] toArray() {
        return all.toArray(String[]::new);
    }
}
