package dev.smi.run.ui;

/** Where an FPGA is drawn; neighbours of a grid are 1 apart, y grows downwards. */
record Place(double x, double y) {

    double distance(Place other) {
        return Math.hypot(x - other.x, y - other.y);
    }

    /** The place at an angle on a circle around the origin. */
    static Place onCircle(double radius, double angle) {
        return new Place(radius * Math.cos(angle), radius * Math.sin(angle));
    }
}
