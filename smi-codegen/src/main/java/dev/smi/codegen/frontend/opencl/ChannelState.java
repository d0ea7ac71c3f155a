package dev.smi.codegen.frontend.opencl;

import dev.smi.codegen.frontend.opencl.Value.Unknown;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What every place can hold at one point of a function. A place without values was never given any. Not thread-safe.
 */
final class ChannelState {

    /** So many values are no longer told apart. */
    private static final int MAX_VALUES = 32;

    private final Map<Place, Set<Value>> values = new TreeMap<>();

    ChannelState copy() {
        ChannelState copy = new ChannelState();
        copy.join(this);
        return copy;
    }

    Map<Place, Set<Value>> all() {
        return values;
    }

    /** What a place can hold; of an unknown element, what any of them can. */
    Set<Value> read(Place place) {
        if (place.isExact()) {
            Set<Value> found = new LinkedHashSet<>(values.getOrDefault(place, Set.of()));
            values.forEach((other, held) -> {
                if (!other.isExact() && other.matches(place)) {
                    found.addAll(held);
                }
            });
            return found;
        }
        Set<Value> found = new LinkedHashSet<>();
        values.forEach((other, held) -> {
            if (other.matches(place)) {
                found.addAll(held);
            }
        });
        return found;
    }

    /** From here on the place holds one of these and nothing else, unless it is an unknown element. */
    void assign(Place place, Set<Value> held) {
        if (place.isExact()) {
            values.keySet().removeIf(place::contains);
        }
        add(place, held);
    }

    /** From here on the place can also hold one of these. */
    void add(Place place, Set<Value> held) {
        if (!held.isEmpty()) {
            Set<Value> all = values.computeIfAbsent(place, _ -> new LinkedHashSet<>());
            all.addAll(held);
            if (all.size() > MAX_VALUES) {
                all.clear();
                all.add(new Unknown(false));
            }
        }
    }

    /** What a place and its parts hold, as if it were another place. */
    ChannelState part(Place from, Place to) {
        ChannelState part = new ChannelState();
        values.forEach((place, held) -> {
            if (from.contains(place)) {
                part.add(from.moved(place, to), held);
            }
        });
        return part;
    }

    /** From here on everything can also hold what it holds in the other state. */
    void join(ChannelState other) {
        other.values.forEach(this::add);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChannelState state && values.equals(state.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
