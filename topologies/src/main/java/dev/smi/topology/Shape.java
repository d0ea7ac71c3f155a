package dev.smi.topology;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The regular shapes that topologies can be made in, by the names that commands and launch files use. */
public enum Shape {
    BUS,
    RING,
    MESH,
    TORUS,
    HYPERCUBE,
    FULL;

    /** How many FPGAs a topology is made of at most. */
    public static final int MOST_FPGAS = 1 << 16;

    /**
     * The shape of a name, in any case.
     *
     * @throws IllegalArgumentException if there is no such shape; the message names those there are
     */
    public static Shape of(String name) {
        return Arrays.stream(values())
                .filter(shape -> shape.label().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown shape \"" + name + "\"; known: "
                        + Arrays.stream(values()).map(Shape::label).collect(Collectors.joining(", "))));
    }

    /** The name in small letters. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Makes a topology of this shape.
     *
     * @param sizes FPGAs in each dimension; the number of FPGAs for shapes without dimensions
     * @param programs programs that are dealt to the FPGAs in turn; none if the topology shall not name any
     * @throws IllegalArgumentException if the shape cannot have these sizes; the message says why
     */
    public Topology make(int[] sizes, List<String> programs) {
        check(sizes);
        return switch (this) {
            case BUS -> GridGenerator.bus(sizes[0], programs);
            case RING -> GridGenerator.ring(sizes[0], programs);
            case MESH -> GridGenerator.mesh(sizes, programs);
            case TORUS -> GridGenerator.torus(sizes, programs);
            case HYPERCUBE -> GraphGenerator.hypercube(sizes[0], programs);
            case FULL -> GraphGenerator.full(sizes[0], programs);
        };
    }

    private void check(int[] sizes) {
        boolean isGrid = this == MESH || this == TORUS;
        String text = IntStream.of(sizes).mapToObj(Integer::toString).collect(Collectors.joining("x"));
        if (sizes.length == 0 || (sizes.length > 1 && !isGrid)) {
            throw new IllegalArgumentException(
                    "a " + label() + " has one dimension: its size is the number of FPGAs, not " + text);
        }
        if (IntStream.of(sizes).anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("size " + text + " has a dimension below 1");
        }
        long count = IntStream.of(sizes).asLongStream().reduce(1, (a, b) -> Math.min(a * b, Integer.MAX_VALUE));
        if (count > MOST_FPGAS) {
            throw new IllegalArgumentException("size " + text + " exceeds " + MOST_FPGAS + " FPGAs");
        }
        int dimensions = (Topology.MAX_CHANNEL + 1) / 2;
        if (sizes.length > dimensions) {
            throw new IllegalArgumentException("size " + text + " exceeds " + dimensions
                    + " dimensions; an FPGA has at most " + (Topology.MAX_CHANNEL + 1) + " network ports");
        }
    }
}
