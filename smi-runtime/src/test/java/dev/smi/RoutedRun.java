package dev.smi;

import dev.smi.model.CollectiveScheme;
import dev.smi.model.DataType;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.io.TextFiles;
import dev.smi.topology.Topology;
import dev.smi.topology.io.TopologyFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ranks whose channels go through communication kernels. */
final class RoutedRun {

    private final Topology topology;
    private final Map<String, String> settings = new HashMap<>();
    private final List<Operation> ports = new ArrayList<>();

    /** @param directory where the topology's file goes */
    RoutedRun(Path directory, Topology topology) {
        this.topology = topology;
        Path file = directory.resolve("routed-topology.json");
        TextFiles.write(file, TopologyFile.text(topology));
        settings.putAll(Map.of("fabric", "routed", "topology", file.toString(), "deadline", "60"));
    }

    RoutedRun with(CollectiveScheme scheme) {
        settings.put("collectives", scheme.id());
        return this;
    }

    RoutedRun with(Operation... operations) {
        ports.addAll(List.of(operations));
        return this;
    }

    /** A port for messages from any rank to any other. */
    RoutedRun withPort(int port, DataType type, int degree) {
        int buffer = Operation.bufferFor(degree, type);
        return with(new Operation.Push(new Port(port), type, buffer), new Operation.Pop(new Port(port), type, buffer));
    }

    void run(RankProgram program) {
        runWith(topology.size(), program);
    }

    /** As many ranks as are said, whatever the topology has. */
    void runWith(int ranks, RankProgram program) {
        Smi.run(ranks, settings, ports, program);
    }

    /** The same program on direct wires. */
    void runDirect(RankProgram program) {
        settings.put("fabric", "direct");
        run(program);
    }
}
