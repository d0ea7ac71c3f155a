package dev.smi.topology;

import dev.smi.model.Cable;
import dev.smi.model.CableEnd;
import dev.smi.model.Rank;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Makes buses, rings, meshes and tori.
 *
 * <p>Ranks are row-major: the last dimension varies fastest. In dimension k an FPGA uses channel 2k towards the next
 * one (up) and 2k + 1 towards the one before (down). A torus dimension of two has two parallel cables. Stateless.
 */
public final class GridGenerator {

    private final int[] sizes;
    private final boolean wraps;

    private GridGenerator(int[] sizes, boolean wraps) {
        this.sizes = sizes;
        this.wraps = wraps;
    }

    /** A line of FPGAs. */
    public static Topology bus(int size, List<String> programs) {
        return mesh(new int[] {size}, programs);
    }

    /** A closed line of FPGAs. */
    public static Topology ring(int size, List<String> programs) {
        return torus(new int[] {size}, programs);
    }

    /** A grid without wrap-around cables. */
    public static Topology mesh(int[] sizes, List<String> programs) {
        return new GridGenerator(sizes.clone(), false).topology(programs);
    }

    /** A grid with wrap-around cables. */
    public static Topology torus(int[] sizes, List<String> programs) {
        return new GridGenerator(sizes.clone(), true).topology(programs);
    }

    private Topology topology(List<String> programs) {
        int count = IntStream.of(sizes).reduce(1, Math::multiplyExact);
        if (count < 1 || 2 * sizes.length - 1 > Topology.MAX_CHANNEL) {
            throw new IllegalArgumentException("no grid of " + sizes.length + " dimensions and " + count + " FPGAs");
        }
        List<Cable> cables = new ArrayList<>();
        for (int rank = 0; rank < count; rank++) {
            for (int dimension = 0; dimension < sizes.length; dimension++) {
                up(rank, dimension).ifPresent(cables::add);
            }
        }
        return Topology.of(DeviceNames.devices(count, programs), cables);
    }

    /** The cable from a rank to the next one in a dimension, if there is one. */
    private Optional<Cable> up(int rank, int dimension) {
        int stride =
                IntStream.range(dimension + 1, sizes.length).map(d -> sizes[d]).reduce(1, (a, b) -> a * b);
        int size = sizes[dimension];
        int coordinate = rank / stride % size;
        if (size == 1 || (coordinate == size - 1 && !wraps)) {
            return Optional.empty();
        }
        int next = rank + ((coordinate + 1) % size - coordinate) * stride;
        return Optional.of(new Cable(
                new CableEnd(new Rank(rank), 2 * dimension), new CableEnd(new Rank(next), 2 * dimension + 1)));
    }
}
