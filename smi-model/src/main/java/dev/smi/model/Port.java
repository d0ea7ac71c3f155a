package dev.smi.model;

/**
 * A port: the compile-time constant that names a hardware endpoint of a rank.
 *
 * <p>Source: docs/design/smi-spec.md, sections 1 and 2; the packet header gives a port one unsigned byte.
 *
 * @param value the number, 0 to {@link #MAX}
 */
public record Port(int value) implements Comparable<Port> {

    /** The highest port that the packet header can name. */
    public static final int MAX = 255;

    /** @throws IllegalArgumentException if the value does not fit the packet header */
    public Port {
        if (value < 0 || value > MAX) {
            throw new IllegalArgumentException("port " + value + " is not within 0.." + MAX);
        }
    }

    @Override
    public int compareTo(Port other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
