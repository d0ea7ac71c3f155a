package dev.smi.route.picture;

import dev.smi.model.Cable;
import java.util.Formatter;

/** Draws cables of an SVG picture, each half in the colour of the direction that leaves its FPGA. One thread. */
final class CableDrawing {

    private static final double STUB = 30;
    private static final double HALF_WIDTH = 42;
    private static final double HALF_HEIGHT = 20;
    private static final double BETWEEN_PARALLELS = 26;

    private final Placement placement;
    private final LoadScale scale;
    private final Formatter svg;

    CableDrawing(Placement placement, LoadScale scale, Formatter svg) {
        this.placement = placement;
        this.scale = scale;
        this.svg = svg;
    }

    /**
     * Draws a cable.
     *
     * @param offset its place among parallel cables, 0 in the middle
     * @param there the load away from its first end
     * @param back the load away from its second end
     */
    void draw(Cable cable, double offset, double there, double back, String name) {
        int a = cable.a().rank().value();
        int b = cable.b().rank().value();
        svg.format("<g><title>%s: %.1f there, %.1f back</title>%n", SvgPicture.escaped(name), there, back);
        switch (placement.form(a, b)) {
            case STUBS -> {
                stub(a, b, cable.a().channel(), there, offset);
                stub(b, a, cable.b().channel(), back, offset);
            }
            case CORNER_STUBS -> {
                cornerStub(a, b, cable.a().channel(), there);
                cornerStub(b, a, cable.b().channel(), back);
            }
            case ARC -> bow(cable, 34 + 14 * offset, there, back);
            case LINE -> bow(cable, BETWEEN_PARALLELS * (a < b ? offset : -offset), there, back);
        }
        svg.format("</g>%n");
    }

    /** A short line away from the rank that the cable leads to, with its number. */
    private void stub(int from, int to, int channel, double load, double offset) {
        double x = placement.x()[from];
        double y = placement.y()[from];
        double dx = x - placement.x()[to];
        double dy = y - placement.y()[to];
        boolean isLevel = Math.abs(dx) > Math.abs(dy);
        double startX = isLevel ? x + Math.signum(dx) * HALF_WIDTH : x + 12 * offset;
        double startY = isLevel ? y + 12 * offset : y + Math.signum(dy) * HALF_HEIGHT;
        double endX = startX + (isLevel ? Math.signum(dx) * STUB / 1.6 : 0);
        double endY = startY + (isLevel ? 0 : Math.signum(dy) * STUB / 1.6);
        line(startX, startY, endX, endY, load);
        String anchor = isLevel ? (dx > 0 ? "start" : "end") : "middle";
        svg.format(
                "<text x=\"%.1f\" y=\"%.1f\" font-size=\"9.5\" text-anchor=\"%s\" fill=\"#34495e\">%s%d</text>%n",
                endX + (isLevel ? Math.signum(dx) * 4 : 0),
                isLevel ? endY + 3.5 : endY + (dy > 0 ? 12 : -5),
                anchor,
                "\u2192",
                to);
        label(startX + (isLevel ? Math.signum(dx) * 8 : 8), startY + (isLevel ? -5 : Math.signum(dy) * 11), channel);
    }

    /** A stub from the upper corner that is farther from the rank it leads to. */
    private void cornerStub(int from, int to, int channel, double load) {
        double side = placement.x()[from] >= placement.x()[to] ? 1 : -1;
        double x = placement.x()[from] + side * (HALF_WIDTH - 6);
        double y = placement.y()[from] - HALF_HEIGHT;
        line(x, y, x + side * STUB / 3, y - STUB / 2, load);
        svg.format(
                "<text x=\"%.1f\" y=\"%.1f\" font-size=\"9.5\" text-anchor=\"middle\" fill=\"#34495e\">%s%d</text>%n",
                x + side * STUB / 3, y - STUB / 2 - 5, "\u2192", to);
        label(x + side * STUB / 3 + side * 3, y - 4, channel);
    }

    private void line(double x1, double y1, double x2, double y2, double load) {
        svg.format(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\""
                        + " stroke-linecap=\"round\"/>%n",
                x1, y1, x2, y2, scale.colour(load), scale.width(load));
    }

    /** A curve through a point beside the middle, in two halves. */
    private void bow(Cable cable, double bend, double there, double back) {
        int a = cable.a().rank().value();
        int b = cable.b().rank().value();
        double ax = placement.x()[a];
        double ay = placement.y()[a];
        double bx = placement.x()[b];
        double by = placement.y()[b];
        double length = Math.max(1, Math.hypot(bx - ax, by - ay));
        double middleX = (ax + bx) / 2 + (by - ay) / length * bend;
        double middleY = (ay + by) / 2 - (bx - ax) / length * bend;
        double sideX = (bx - ax) / 4;
        double sideY = (by - ay) / 4;
        half(ax, ay, middleX - sideX, middleY - sideY, middleX, middleY, there);
        half(bx, by, middleX + sideX, middleY + sideY, middleX, middleY, back);
        channel(ax, ay, middleX - sideX, middleY - sideY, cable.a().channel());
        channel(bx, by, middleX + sideX, middleY + sideY, cable.b().channel());
    }

    private void half(double x, double y, double turnX, double turnY, double endX, double endY, double load) {
        svg.format(
                "<path d=\"M%.1f %.1f Q%.1f %.1f %.1f %.1f\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.1f\"/>%n",
                x, y, turnX, turnY, endX, endY, scale.colour(load), scale.width(load));
    }

    /** A channel number where the cable leaves the box. */
    private void channel(double x, double y, double towardsX, double towardsY, int channel) {
        double dx = towardsX - x;
        double dy = towardsY - y;
        double length = Math.max(1, Math.hypot(dx, dy));
        double toEdge = Math.min(
                Math.abs(dx) < 1e-6 ? Double.MAX_VALUE : HALF_WIDTH / Math.abs(dx),
                Math.abs(dy) < 1e-6 ? Double.MAX_VALUE : HALF_HEIGHT / Math.abs(dy));
        double reach = Math.min(toEdge, 1e6) + 9 / length;
        label(x + dx * reach - dy / length * 8, y + dy * reach + dx / length * 8 + 3, channel);
    }

    private void label(double x, double y, int channel) {
        svg.format(
                "<text x=\"%.1f\" y=\"%.1f\" font-size=\"9\" text-anchor=\"middle\" fill=\"#7f8c8d\">%d</text>%n",
                x, y, channel);
    }
}
