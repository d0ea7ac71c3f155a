package dev.smi.route.picture;

import dev.smi.model.Cable;
import dev.smi.model.CableEnd;
import dev.smi.model.Rank;
import dev.smi.route.Network;
import dev.smi.route.RouteMetrics;
import dev.smi.topology.Topology;
import java.util.Locale;

/**
 * A topology for Graphviz: {@code neato -n -Tpdf} keeps the places, {@code dot} and others find their own. Stateless.
 */
public final class DotPicture {

    private DotPicture() {}

    /** The picture; a cable is as wide and as dark as the heavier of its directions. */
    public static String text(Topology topology, Network network, RouteMetrics metrics) {
        Placement placement = Placement.of(network);
        LoadScale scale = new LoadScale(metrics.loads());
        StringBuilder text = new StringBuilder("graph topology {\n")
                .append(
                        "  node [shape=box, style=\"rounded,filled\", fillcolor=\"#f4f7fa\", fontname=\"sans-serif\"];\n")
                .append("  edge [fontname=\"sans-serif\", fontsize=9];\n");
        for (int rank = 0; rank < topology.size(); rank++) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %d [label=\"%d\\n%s\", pos=\"%.0f,%.0f\"];%n",
                    rank,
                    rank,
                    escaped(topology.device(new Rank(rank)).name()),
                    placement.x()[rank],
                    placement.height() - placement.y()[rank]));
        }
        for (Cable cable : topology.cables()) {
            double there = load(cable.a(), network, metrics);
            double back = load(cable.b(), network, metrics);
            double load = Math.max(there, back);
            text.append(String.format(
                    Locale.ROOT,
                    "  %s -- %s [taillabel=\"%d\", headlabel=\"%d\", penwidth=%.1f, color=\"%s\","
                            + " tooltip=\"%.1f there, %.1f back\"];%n",
                    cable.a().rank(),
                    cable.b().rank(),
                    cable.a().channel(),
                    cable.b().channel(),
                    scale.width(load),
                    scale.colour(load),
                    there,
                    back));
        }
        return text.append("}\n").toString();
    }

    /** Routes over the cable in the direction away from an end. */
    static double load(CableEnd from, Network network, RouteMetrics metrics) {
        return metrics.loads().get(from.rank().value() * network.cables() + from.channel());
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
