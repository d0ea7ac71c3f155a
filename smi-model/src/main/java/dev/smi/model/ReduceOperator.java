package dev.smi.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a reduction combines elements. Source: docs/design/smi-spec.md, section 1. */
public enum ReduceOperator {
    ADD,
    MAX,
    MIN;

    /** The operator's name in program descriptions: {@code add}, {@code max}, {@code min}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The operator with the given value of {@code SMI_Op}, or empty. */
    public static Optional<ReduceOperator> ofCode(long code) {
        return switch (Math.clamp(code, -1, 3)) {
            case 0 -> Optional.of(ADD);
            case 1 -> Optional.of(MAX);
            case 2 -> Optional.of(MIN);
            default -> Optional.empty();
        };
    }

    /** The operator with the given {@link #id()}, or empty. */
    public static Optional<ReduceOperator> ofId(String id) {
        return Arrays.stream(values()).filter(o -> o.id().equals(id)).findFirst();
    }
}
