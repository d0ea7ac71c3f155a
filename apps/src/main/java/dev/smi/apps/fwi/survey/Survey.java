package dev.smi.apps.fwi.survey;

/**
 * A survey: waves of some frequencies from sources through a reservoir to receivers. Immutable.
 *
 * @param speed of the waves without contrast, metres a second
 * @param lowest frequency, hertz
 * @param highest frequency
 * @param frequencies how many, evenly spaced; a single one is the lowest
 * @param sources where waves come from
 * @param receivers where pressure is measured
 * @param grid the reservoir
 */
public record Survey(
        double speed, double lowest, double highest, int frequencies, Line sources, Line receivers, Grid grid) {

    public Survey {
        if (!(speed > 0 && lowest > 0 && highest >= lowest) || frequencies < 1) {
            throw new IllegalArgumentException(
                    "a survey at " + speed + " m/s with " + frequencies + " frequencies from " + lowest);
        }
    }

    /** Complex pressures of one grid: one for each frequency, receiver and source, in this order. */
    public int resolution() {
        return Math.multiplyExact(Math.multiplyExact(frequencies, receivers.count()), sources.count());
    }

    /** A frequency's wave number, radians a metre. */
    public double waveNumber(int index) {
        double step = (highest - lowest) / Math.max(frequencies - 1, 1);
        return 2 * Math.PI * (lowest + index * step) / speed;
    }
}
