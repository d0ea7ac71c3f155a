package dev.smi.route.picture;

import dev.smi.model.Cable;
import dev.smi.model.Rank;
import dev.smi.route.Network;
import dev.smi.route.RouteMetrics;
import dev.smi.topology.Topology;
import java.util.Formatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A topology as SVG: ranks, names, channel numbers at the ends of the cables, loads as width and colour. Each half of a
 * cable shows the load of the direction that leaves its FPGA. Not thread-safe; one use.
 */
public final class SvgPicture {

    private static final double MARGIN = 100;
    private static final double HEAD = 60;
    private static final double BOX_WIDTH = 84;
    private static final double BOX_HEIGHT = 40;
    private static final double LEGEND_WIDTH = 180;
    private static final int LEGEND_STEPS = 30;

    private final Topology topology;
    private final Network network;
    private final RouteMetrics metrics;
    private final Placement placement;
    private final StringBuilder text = new StringBuilder();
    private final Formatter svg = new Formatter(text, Locale.ROOT);

    private SvgPicture(Topology topology, Network network, RouteMetrics metrics) {
        this.topology = topology;
        this.network = network;
        this.metrics = metrics;
        this.placement = Placement.of(network);
    }

    /**
     * The picture.
     *
     * @param caption one line above it
     */
    public static String text(Topology topology, Network network, RouteMetrics metrics, String caption) {
        return new SvgPicture(topology, network, metrics).draw(caption);
    }

    private String draw(String caption) {
        double width = Math.max(placement.width() + 2 * MARGIN, Math.max(7.2 * caption.length(), 480) + 40);
        double height = placement.height() + 2 * MARGIN + HEAD;
        svg.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\""
                        + " font-family=\"DejaVu Sans, Helvetica, Arial, sans-serif\">%n",
                width, height, width, height);
        svg.format("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n");
        svg.format("<text x=\"20\" y=\"28\" font-size=\"13\" fill=\"#222222\">%s</text>%n", escaped(caption));
        double left = (width - placement.width()) / 2;
        svg.format("<g transform=\"translate(%.1f %.1f)\">%n", left, MARGIN + HEAD - 40);
        drawCables();
        for (int rank = 0; rank < topology.size(); rank++) {
            drawBox(rank);
        }
        svg.format("</g>%n");
        drawLegend(height - 34);
        return text.append("</svg>\n").toString();
    }

    private void drawCables() {
        CableDrawing drawing = new CableDrawing(placement, new LoadScale(metrics.loads()), svg);
        Map<Long, Integer> parallel = new HashMap<>();
        for (Cable cable : topology.cables()) {
            parallel.merge(pair(cable), 1, Integer::sum);
        }
        Map<Long, Integer> drawn = new HashMap<>();
        for (Cable cable : topology.cables()) {
            int index = drawn.merge(pair(cable), 1, Integer::sum) - 1;
            drawing.draw(
                    cable,
                    index - (parallel.getOrDefault(pair(cable), 1) - 1) / 2.0,
                    DotPicture.load(cable.a(), network, metrics),
                    DotPicture.load(cable.b(), network, metrics),
                    topology.name(cable.a()) + " - " + topology.name(cable.b()));
        }
    }

    private long pair(Cable cable) {
        int a = cable.a().rank().value();
        int b = cable.b().rank().value();
        return (long) Math.min(a, b) * topology.size() + Math.max(a, b);
    }

    private void drawBox(int rank) {
        double x = placement.x()[rank];
        double y = placement.y()[rank];
        svg.format(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.0f\" height=\"%.0f\" rx=\"7\" fill=\"#f4f7fa\""
                        + " stroke=\"#34495e\" stroke-width=\"1.3\"/>%n",
                x - BOX_WIDTH / 2, y - BOX_HEIGHT / 2, BOX_WIDTH, BOX_HEIGHT);
        svg.format(
                "<text x=\"%.1f\" y=\"%.1f\" font-size=\"15\" font-weight=\"bold\" text-anchor=\"middle\""
                        + " fill=\"#1b2733\">%d</text>%n",
                x, y - 1, rank);
        String name = topology.device(new Rank(rank)).name();
        svg.format(
                "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.1f\" text-anchor=\"middle\" fill=\"#54626f\">%s</text>%n",
                x, y + 14, Math.min(10.0, 1.6 * (BOX_WIDTH - 6) / Math.max(1, name.length())), escaped(name));
    }

    private void drawLegend(double y) {
        LoadScale scale = new LoadScale(metrics.loads());
        if (scale.most() == 0) {
            return;
        }
        svg.format(
                "<text x=\"20\" y=\"%.1f\" font-size=\"11\" fill=\"#444444\">routes over a cable, from each end: %.1f</text>%n",
                y + 10, scale.least());
        double left = 275;
        for (int step = 0; step < LEGEND_STEPS; step++) {
            double share = (double) step / (LEGEND_STEPS - 1);
            double load = scale.least() + share * (scale.most() - scale.least());
            svg.format(
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n",
                    left + step * LEGEND_WIDTH / LEGEND_STEPS,
                    y + 6 - scale.width(load),
                    LEGEND_WIDTH / LEGEND_STEPS + 0.4,
                    2 * scale.width(load),
                    scale.colour(load));
        }
        svg.format(
                "<text x=\"%.1f\" y=\"%.1f\" font-size=\"11\" fill=\"#444444\">%.1f</text>%n",
                left + LEGEND_WIDTH + 8, y + 10, scale.most());
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
