package dev.smi.run.picture;

/** Colours, as {@code 0xRRGGBB}. Stateless. */
final class Palette {

    /** What is not a number, in a colour that no palette has. */
    static final int NOT_A_NUMBER = 0xFF00FF;

    private static final int[] HEAT = {0x05030F, 0x3B0A57, 0x8C1A5B, 0xD63A2F, 0xF58A1F, 0xFBD44C, 0xFFFFE8};
    private static final int[] VIRIDIS = {0x440154, 0x414487, 0x2A788E, 0x22A884, 0x7AD151, 0xFDE725};
    private static final int[] GRAY = {0x000000, 0xFFFFFF};
    private static final int[] LABELS = {
        0x1F4E79, 0xE3A72F, 0x4C9F50, 0xB5422C, 0x7FB7D9, 0x6B4C93, 0xD9D2C3, 0x2B2B33, 0xE58FB1, 0x8C7A3D, 0x2FA39B,
        0xF26B3A
    };

    private Palette() {}

    /** The colour at a place in 0..1 of a scale; places beside it have the colours of its ends. */
    static int at(Colors scale, double place) {
        if (Double.isNaN(place)) {
            return NOT_A_NUMBER;
        }
        int[] stops = stops(scale);
        double position = Math.clamp(place, 0.0, 1.0) * (stops.length - 1);
        int below = Math.min((int) position, stops.length - 2);
        double weight = position - below;
        return mix(stops[below], stops[below + 1], weight);
    }

    /** The colour of a class; they repeat. */
    static int label(long label) {
        return LABELS[Math.floorMod(label, LABELS.length)];
    }

    /** Red, green and blue, each 0..1; what is beside that is taken to its end. */
    static int rgb(double red, double green, double blue) {
        if (Double.isNaN(red) || Double.isNaN(green) || Double.isNaN(blue)) {
            return NOT_A_NUMBER;
        }
        return byteOf(red) << 16 | byteOf(green) << 8 | byteOf(blue);
    }

    private static int[] stops(Colors scale) {
        return switch (scale) {
            case HEAT -> HEAT;
            case VIRIDIS -> VIRIDIS;
            case GRAY -> GRAY;
            case LABELS, RGB -> throw new IllegalArgumentException(scale.id() + " is no scale");
        };
    }

    private static int mix(int from, int to, double weight) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = from >> shift & 0xFF;
            int b = to >> shift & 0xFF;
            mixed |= (int) Math.round(a + (b - a) * weight) << shift;
        }
        return mixed;
    }

    private static int byteOf(double part) {
        return (int) Math.round(Math.clamp(part, 0.0, 1.0) * 255);
    }
}
