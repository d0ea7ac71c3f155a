package dev.smi.route.io;

import dev.smi.model.Cable;
import dev.smi.model.CableEnd;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the cables that a user says are lost, by one of their ends or both. One use; not thread-safe. */
public final class LostCables {

    private final Topology topology;
    private final SourcePosition position;
    private final Diagnostics diagnostics = new Diagnostics();
    private final Map<String, CableEnd> ends = new HashMap<>();

    private LostCables(Topology topology, String file) {
        this.topology = topology;
        this.position = SourcePosition.of(file);
        for (Cable cable : topology.cables()) {
            ends.put(topology.name(cable.a()), cable.a());
            ends.put(topology.name(cable.b()), cable.b());
        }
    }

    /**
     * The topology without the cables of the given names, {@code node:fpga:chA-node:fpga:chB} from either end or
     * {@code node:fpga:chN}.
     *
     * @param file the topology's file, which diagnostics name
     * @throws dev.smi.model.diagnostic.DiagnosticException if there are no such cables
     */
    public static Topology remove(Topology topology, List<String> names, String file) {
        LostCables lost = new LostCables(topology, file);
        List<Cable> cables = new ArrayList<>();
        for (String name : names) {
            lost.find(name).ifPresent(cables::add);
        }
        lost.diagnostics.throwIfErrors();
        return topology.without(cables);
    }

    private Optional<Cable> find(String name) {
        if (ends.containsKey(name)) {
            return topology.cable(ends.get(name));
        }
        for (int hyphen = name.indexOf('-'); hyphen >= 0; hyphen = name.indexOf('-', hyphen + 1)) {
            CableEnd a = ends.get(name.substring(0, hyphen));
            CableEnd b = ends.get(name.substring(hyphen + 1));
            if (a != null && b != null) {
                return between(name, a, b);
            }
        }
        diagnostics.error(position, "there is no cable \"" + name + "\" that could be lost" + hint());
        return Optional.empty();
    }

    private Optional<Cable> between(String name, CableEnd a, CableEnd b) {
        if (topology.peer(a).filter(b::equals).isPresent()) {
            return topology.cable(a);
        }
        CableEnd other = topology.peer(a).orElseThrow();
        diagnostics.error(
                position,
                "there is no cable \"" + name + "\" that could be lost; the cable at " + topology.name(a) + " leads to "
                        + topology.name(other));
        return Optional.empty();
    }

    private String hint() {
        return topology.cables().stream()
                .findFirst()
                .map(c -> "; cables are named as in " + topology.name(c.a()) + "-" + topology.name(c.b())
                        + ", or by one end")
                .orElse("; the topology has no cables");
    }
}
