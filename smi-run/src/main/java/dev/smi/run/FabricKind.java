package dev.smi.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What moves packets between the user's kernels; routes and packets are the same. */
public enum FabricKind {
    /** The communication kernels that were generated, as on a board. */
    GENERATED,
    /** The fast fabric, whose step functions do what those kernels do. */
    FAST;

    /** What users call it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that {@link #id}. */
    public static Optional<FabricKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }
}
