package dev.smi.run;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.run.launchfile.LaunchFile.TopologyEntry;
import dev.smi.topology.Shape;
import dev.smi.topology.Topology;
import dev.smi.topology.io.TopologyFile;
import java.util.List;

/** Gets the topology that a launch file asks for. Stateless. */
final class TopologySource {

    private TopologySource() {}

    static Topology topology(TopologyEntry entry) {
        return switch (entry) {
            case TopologyEntry.FromFile file -> TopologyFile.read(file.file());
            case TopologyEntry.Made made -> make(made);
        };
    }

    private static Topology make(TopologyEntry.Made made) {
        int[] sizes = made.sizes().stream().mapToInt(Integer::intValue).toArray();
        try {
            return Shape.of(made.shape()).make(sizes, List.of());
        } catch (IllegalArgumentException e) {
            throw new DiagnosticException(made.position(), "cannot make this topology: " + e.getMessage());
        }
    }
}
