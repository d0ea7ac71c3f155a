package dev.smi.run.picture;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How numbers become colours, named as in launch files. */
public enum Colors {
    /** Black, red, yellow, white: for values. */
    HEAT(1),
    /** Dark blue, green, yellow, in even steps of brightness: for values. */
    VIRIDIS(1),
    /** Black to white: for values. */
    GRAY(1),
    /** A colour for each whole number: for classes. */
    LABELS(1),
    /** Red, green and blue of a pixel as three numbers, 0..1 if they have a fraction, otherwise 0..255. */
    RGB(3);

    private final int elementsPerPixel;

    Colors(int elementsPerPixel) {
        this.elementsPerPixel = elementsPerPixel;
    }

    /** Numbers that make a pixel. */
    public int elementsPerPixel() {
        return elementsPerPixel;
    }

    /** Whether a number stands for a place between a least and a greatest one. */
    public boolean isScale() {
        return this == HEAT || this == VIRIDIS || this == GRAY;
    }

    /** The name in launch files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The colours with the given {@link #id()}, or empty. */
    public static Optional<Colors> ofId(String id) {
        return Arrays.stream(values()).filter(c -> c.id().equals(id)).findFirst();
    }

    /** All names, for a message. */
    public static String ids() {
        return Arrays.stream(values()).map(Colors::id).collect(Collectors.joining(", "));
    }
}
