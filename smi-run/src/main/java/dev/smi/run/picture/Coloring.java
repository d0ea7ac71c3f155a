package dev.smi.run.picture;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
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
        switch (colors) {
            case LABELS -> Arrays.setAll(pixels, i -> Palette.label((long) values[i]));
            case RGB ->
                Arrays.setAll(
                        pixels,
                        i -> Palette.rgb(values[3 * i] / unit, values[3 * i + 1] / unit, values[3 * i + 2] / unit));
            case HEAT, VIRIDIS, GRAY -> scale(values, pixels);
        }
        return pixels;
    }

    private void scale(double[] values, int[] pixels) {
        // numbers that are infinite, or none at all, do not stretch the scale
        DoubleSummaryStatistics finite =
                Arrays.stream(values).filter(Double::isFinite).summaryStatistics();
        double low = min.orElse(finite.getCount() > 0 ? finite.getMin() : 0);
        double high = max.orElse(finite.getCount() > 0 ? finite.getMax() : 0);
        Arrays.setAll(pixels, i -> Palette.at(colors, place(values[i] - low, high - low)));
    }

    /** A picture of one number only is at the lower end of the scale. */
    private static double place(double above, double span) {
        return span > 0 || Double.isNaN(above) ? above / span : 0;
    }
}
