package dev.smi.fabric;

import dev.smi.fabric.ring.EdgeRing;
import dev.smi.fabric.ring.PacketRing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A rank's FIFOs to and from its applications by name, as the kernels see them and as the applications do. */
final class AppRings {

    private final boolean isShared;
    private final Map<String, PacketRing> kernelSide = new HashMap<>();
    private final Map<String, PacketRing> appSide = new HashMap<>();
    private final Set<String> namesOfApp = new HashSet<>();
    private final List<EdgeRing> edges = new ArrayList<>();

    /** @param isShared whether the applications are on other threads */
    AppRings(boolean isShared) {
        this.isShared = isShared;
    }

    /**
     * Adds a FIFO between kernels and an application.
     *
     * @param isFromApp whether the application writes it
     */
    void addOfApp(String name, int capacity, boolean isFromApp) {
        namesOfApp.add(name);
        if (isShared) {
            EdgeRing edge = new EdgeRing(name, capacity, isFromApp);
            edges.add(edge);
            kernelSide.put(name, edge.fabricSide());
            appSide.put(name, edge.otherSide());
        } else {
            addOfKernels(name, capacity);
        }
    }

    /** Adds a FIFO that no application of another thread touches. */
    void addOfKernels(String name, int capacity) {
        PacketRing ring = new PacketRing(name, capacity);
        kernelSide.put(name, ring);
        appSide.put(name, ring);
    }

    PacketRing kernelSide(String name) {
        return get(kernelSide, name);
    }

    PacketRing appSide(String name) {
        return get(appSide, name);
    }

    /** The application's side of a FIFO that it touches; empty if there is none of that name. */
    Optional<PacketRing> ofApp(String name) {
        return namesOfApp.contains(name) ? Optional.of(appSide(name)) : Optional.empty();
    }

    private static PacketRing get(Map<String, PacketRing> rings, String name) {
        PacketRing ring = rings.get(name);
        if (ring == null) {
            throw new IllegalArgumentException("no FIFO " + name + "; there are " + rings.keySet());
        }
        return ring;
    }

    List<EdgeRing> edges() {
        return edges;
    }

    List<PacketRing> rings() {
        return kernelSide.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }
}
