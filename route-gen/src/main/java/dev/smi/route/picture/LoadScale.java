package dev.smi.route.picture;

import java.util.List;
import java.util.Locale;

/** Colour and width of a cable by its load, from pale blue and thin to dark red and thick. Immutable. */
final class LoadScale {

    private static final int[][] COLOURS = {
        {158, 188, 218}, {106, 153, 208}, {240, 173, 78}, {217, 83, 30}, {158, 26, 26}
    };
    private static final double THIN = 1.6;
    private static final double THICK = 6.5;

    private final double least;
    private final double most;

    LoadScale(List<Double> loads) {
        least = loads.stream().filter(load -> load > 0).min(Double::compare).orElse(0.0);
        most = loads.stream().max(Double::compare).orElse(0.0);
    }

    double least() {
        return least;
    }

    double most() {
        return most;
    }

    /** 0 for the least load, 1 for the most; the middle if all are the same. */
    private double share(double load) {
        return most == least ? 0.3 : Math.clamp((load - least) / (most - least), 0, 1);
    }

    double width(double load) {
        return load == 0 ? 1 : THIN + (THICK - THIN) * share(load);
    }

    String colour(double load) {
        return load == 0 ? "#c8c8c8" : colourOfShare(share(load));
    }

    static String colourOfShare(double share) {
        double place = share * (COLOURS.length - 1);
        int first = Math.min((int) place, COLOURS.length - 2);
        StringBuilder colour = new StringBuilder("#");
        for (int part = 0; part < 3; part++) {
            double value = COLOURS[first][part] + (place - first) * (COLOURS[first + 1][part] - COLOURS[first][part]);
            colour.append(String.format(Locale.ROOT, "%02x", Math.round(value)));
        }
        return colour.toString();
    }
}
