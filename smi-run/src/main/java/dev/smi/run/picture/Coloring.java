package dev.smi.run.picture;

import java.util.OptionalDouble;

/**
 * Numbers to colours. Immutable.
 *
 * @param min the number at the lower end of a scale; the least one of the picture if empty
 * @param max the number at its upper end; the greatest one if empty
 */
public record Coloring(Colors colors, OptionalDouble min, OptionalDouble max) {

    public Coloring {
        if (!colors.isScale() && (min.isPresent() || max.isPresent())) {
            throw new IllegalArgumentException(colors.id() + " has no least and greatest number");
        }
        if (!Double.isFinite(min.orElse(0)) || !Double.isFinite(max.orElse(0))) {
            throw new IllegalArgumentException("a scale has finite ends");
        }
        if (min.isPresent() && max.isPresent() && !(min.getAsDouble() < max.getAsDouble())) {
            throw new IllegalArgumentException(min.getAsDouble() + " is not below " + max.getAsDouble());
        }
    }

    /**
     * The colour of each pixel, {@code 0xRRGGBB}.
     *
     * @param values {@code [pixels * colors.elementsPerPixel()]}
     * @param unit what stands for full brightness in red, green and blue
     */
    int[] apply(double[] values, double unit) {
        int[] pixels = new int[values.length / colors.elementsPerPixel()];
        double low = min.orElseGet(() -> least(values));
        double span = max.orElseGet(() -> -least(negated(values))) - low;
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = switch (colors) {
                case LABELS -> Palette.label((long) values[i]);
                case RGB -> Palette.rgb(values[3 * i] / unit, values[3 * i + 1] / unit, values[3 * i + 2] / unit);
                case HEAT, VIRIDIS, GRAY -> Palette.at(colors, place(values[i] - low, span));
            };
        }
        return pixels;
    }

    /** A picture of one number only is at the lower end of the scale. */
    private static double place(double above, double span) {
        return span > 0 || Double.isNaN(above) ? above / span : 0;
    }

    /** The least number, without those that are infinite or none at all. */
    private static double least(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                least = Math.min(least, value);
            }
        }
        return Double.isFinite(least) ? least : 0;
    }

    private static double[] negated(double[] values) {
        double[] negated = values.clone();
        for (int i = 0; i < negated.length; i++) {
            negated[i] = -negated[i];
        }
        return negated;
    }
}
