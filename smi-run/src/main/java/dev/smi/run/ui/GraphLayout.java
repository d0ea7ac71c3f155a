package dev.smi.run.ui;

import dev.smi.model.Cable;
import dev.smi.topology.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where every FPGA is drawn. The same topology always looks the same. Immutable.
 *
 * @param name what was recognised: bus, ring, full, grid, or force if nothing was
 * @param places by rank
 */
record GraphLayout(String name, List<Place> places) {

    /** A line that is longer is drawn in several. */
    private static final int LONGEST_LINE = 8;

    /** Closer than this, an edge seems to lead to an FPGA that it only passes. */
    private static final double CLEARANCE = 0.25;

    GraphLayout {
        places = List.copyOf(places);
    }

    /** The layout that suits a topology. */
    static GraphLayout of(Topology topology) {
        Neighbours neighbours = Neighbours.of(topology);
        int size = topology.size();
        if (size <= 2) {
            return new GraphLayout("bus", line(neighbours.walk().orElseGet(() -> ranks(size))));
        }
        if (neighbours.isRing()) {
            return new GraphLayout("ring", circle(neighbours.walk().orElseThrow()));
        }
        if (neighbours.isBus()) {
            return new GraphLayout("bus", line(neighbours.walk().orElseThrow()));
        }
        if (neighbours.isFull()) {
            return new GraphLayout("full", circle(ranks(size)));
        }
        return GridShape.of(topology, neighbours)
                .map(shape -> new GraphLayout("grid", shape.places()))
                .orElseGet(() -> new GraphLayout("force", ForceLayout.places(neighbours)));
    }

    /** Whether the straight line of a cable would pass over an FPGA that it does not lead to. */
    boolean isObstructed(Cable cable) {
        Place a = places.get(cable.a().rank().value());
        Place b = places.get(cable.b().rank().value());
        double length = a.distance(b);
        for (Place place : places) {
            double along = ((place.x() - a.x()) * (b.x() - a.x()) + (place.y() - a.y()) * (b.y() - a.y())) / length;
            double beside = ((place.x() - a.x()) * (b.y() - a.y()) - (place.y() - a.y()) * (b.x() - a.x())) / length;
            if (along > CLEARANCE && along < length - CLEARANCE && Math.abs(beside) < CLEARANCE) {
                return true;
            }
        }
        return false;
    }

    private static List<Integer> ranks(int size) {
        return IntStream.range(0, size).boxed().toList();
    }

    private static List<Place> circle(List<Integer> order) {
        double radius = Math.max(0.8, order.size() / (2 * Math.PI));
        List<Place> places = room(order.size());
        for (int i = 0; i < order.size(); i++) {
            places.set(order.get(i), Place.onCircle(radius, 2 * Math.PI * i / order.size() - Math.PI / 2));
        }
        return places;
    }

    /** A line, or several that are walked there and back. */
    private static List<Place> line(List<Integer> order) {
        int size = order.size();
        int width = size <= LONGEST_LINE ? size : (int) Math.ceil(Math.sqrt(1.6 * size));
        List<Place> places = room(size);
        for (int i = 0; i < size; i++) {
            int row = i / width;
            int column = row % 2 == 0 ? i % width : width - 1 - i % width;
            places.set(order.get(i), new Place(column, row));
        }
        return places;
    }

    private static List<Place> room(int size) {
        return new ArrayList<>(Collections.nCopies(size, new Place(0, 0)));
    }
}
