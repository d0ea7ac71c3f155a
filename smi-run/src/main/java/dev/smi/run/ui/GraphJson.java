package dev.smi.run.ui;

import dev.smi.model.Cable;
import dev.smi.model.CableEnd;
import dev.smi.topology.Device;
import dev.smi.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of a cluster never changes: its FPGAs, where they are drawn, and its cables. Stateless. */
final class GraphJson {

    private GraphJson() {}

    /** The value that JSON is made of. Cables are in the topology's order, each with its two directions. */
    static Map<String, Object> value(Topology topology, String title) {
        GraphLayout layout = GraphLayout.of(topology);
        List<Object> fpgas = new ArrayList<>();
        for (Device device : topology.devices()) {
            fpgas.add(fpga(device, fpgas.size(), layout.places().get(fpgas.size())));
        }
        List<Map<String, Object>> cables = topology.cables().stream()
                .map(cable -> cable(topology, cable, layout))
                .toList();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("title", title);
        members.put("layout", layout.name());
        members.put("fpgas", fpgas);
        members.put("cables", cables);
        return members;
    }

    private static Map<String, Object> fpga(Device device, int rank, Place place) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("rank", rank);
        members.put("name", device.name());
        members.put("x", round(place.x()));
        members.put("y", round(place.y()));
        return members;
    }

    private static Map<String, Object> cable(Topology topology, Cable cable, GraphLayout layout) {
        Map<String, Object> members = new LinkedHashMap<>();
        end(members, "a", topology, cable.a());
        end(members, "b", topology, cable.b());
        members.put("obstructed", layout.isObstructed(cable));
        return members;
    }

    private static void end(Map<String, Object> members, String id, Topology topology, CableEnd end) {
        members.put(id, end.rank().value());
        members.put(id + "_name", topology.name(end));
    }

    private static double round(double coordinate) {
        return Math.round(coordinate * 1000) / 1000.0;
    }
}
