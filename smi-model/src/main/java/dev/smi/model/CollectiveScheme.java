package dev.smi.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Who passes elements of a broadcast or a reduction on to whom. Scatter and gather are always linear: all elements have
 * to pass the root.
 *
 * <p>Source: docs/design/smi-spec.md, section 5.
 */
public enum CollectiveScheme {
    /** The root deals with every rank itself, as in the reference implementation. */
    LINEAR,
    /** A binomial tree: what passes the root grows with the logarithm of the number of ranks. */
    TREE;

    /** The scheme's name in options: {@code linear}, {@code tree}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scheme with the given {@link #id()}, or empty. */
    public static Optional<CollectiveScheme> ofId(String id) {
        return Arrays.stream(values()).filter(s -> s.id().equals(id)).findFirst();
    }
}
