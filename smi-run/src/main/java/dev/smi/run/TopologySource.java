package dev.smi.run;

import dev.smi.model.Rank;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.run.launchfile.LaunchFile.TopologyEntry;
import dev.smi.topology.Shape;
import dev.smi.topology.Topology;
import dev.smi.topology.io.TopologyFile;
import java.math.BigInteger;
import java.util.List;

/** Gets the topology that a launch file asks for. Stateless. */
final class TopologySource {

    private static final int MOST_DIMENSIONS = 16;

    private TopologySource() {}

    static Topology topology(TopologyEntry entry) {
        return switch (entry) {
            case TopologyEntry.FromFile file -> TopologyFile.read(file.file());
            case TopologyEntry.Made made -> make(made);
        };
    }

    private static Topology make(TopologyEntry.Made made) {
        checkSize(made);
        int[] sizes = made.sizes().stream().mapToInt(Integer::intValue).toArray();
        try {
            return Shape.of(made.shape()).make(sizes, List.of());
        } catch (IllegalArgumentException e) {
            throw new DiagnosticException(made.position(), "cannot make this topology: " + e.getMessage());
        }
    }

    /** Before anything is made: the product of sizes that were mistyped can be huge. */
    private static void checkSize(TopologyEntry.Made made) {
        if (made.sizes().size() > MOST_DIMENSIONS) {
            throw new DiagnosticException(
                    made.position(),
                    "the topology has " + made.sizes().size() + " dimensions; two cables for each are more than an FPGA"
                            + " has, which is 32");
        }
        BigInteger ranks = made.sizes().stream().map(BigInteger::valueOf).reduce(BigInteger.ONE, BigInteger::multiply);
        if (ranks.compareTo(BigInteger.valueOf(Rank.MAX_ADDRESSABLE)) > 0) {
            throw new DiagnosticException(
                    made.position(),
                    "the topology has " + ranks + " ranks; a packet can address " + Rank.MAX_ADDRESSABLE);
        }
    }
}
