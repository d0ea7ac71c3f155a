package dev.smi.apps.fwi.survey;

/**
 * Sources or receivers, evenly spaced on a line. Immutable.
 *
 * @param from where the first is
 * @param to where the last is
 * @param count how many, at least 1; a single one is at the beginning
 */
public record Line(Point from, Point to, int count) {

    public Line {
        if (count < 1) {
            throw new IllegalArgumentException(count + " points on a line; there is at least one");
        }
    }

    /** Where number {@code index} is, from 0. */
    public Point at(int index) {
        int gaps = Math.max(count - 1, 1);
        return new Point(from.x() + index * (to.x() - from.x()) / gaps, from.z() + index * (to.z() - from.z()) / gaps);
    }
}
