package dev.smi.apps.fwi.inversion;

import java.util.Arrays;
import java.util.Locale;

/** Why an inversion ended. */
public enum Stop {
    /** The residual, or its change, is below the tolerance. */
    CONVERGED(0),
    /** There were as many iterations as there may be. */
    LIMIT(1),
    /** No step makes the cost smaller, or numbers outgrew doubles. */
    STALLED(2);

    private final int code;

    Stop(int code) {
        this.code = code;
    }

    /** The number that stands for it in results. */
    public int code() {
        return code;
    }

    /** The name in reports. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What a number stands for.
     *
     * @throws IllegalArgumentException if it stands for nothing
     */
    public static Stop ofCode(int code) {
        return Arrays.stream(values())
                .filter(stop -> stop.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no way of ending has the code " + code));
    }
}
