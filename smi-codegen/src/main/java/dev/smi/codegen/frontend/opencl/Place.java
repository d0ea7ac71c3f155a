package dev.smi.codegen.frontend.opencl;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something that holds a value: a variable, or part of one. Immutable.
 *
 * @param variable identifies the variable
 * @param path from the variable to its part: {@code [index]} and {@code .field}, in order; {@code [?]} is an element
 *     that is not known at compile time
 */
record Place(String variable, String path) implements Comparable<Place> {

    private static final String ANY = "[?]";

    static Place of(String variable) {
        return new Place(variable, "");
    }

    Place element(OptionalLong index) {
        return new Place(variable, path + (index.isPresent() ? "[" + index.getAsLong() + "]" : ANY));
    }

    Place field(String name) {
        return new Place(variable, path + "." + name);
    }

    /** The element that lies further on in the same array; a variable that is no element stands for element 0. */
    Place shifted(OptionalLong distance) {
        if (distance.isPresent() && distance.getAsLong() == 0) {
            return this;
        }
        OptionalLong index = index();
        boolean isKnown = distance.isPresent() && index.isPresent();
        return array().map(a -> a.element(
                        isKnown ? OptionalLong.of(index.getAsLong() + distance.getAsLong()) : OptionalLong.empty()))
                .orElse(element(OptionalLong.empty()));
    }

    /** The array that this is an element of. */
    Optional<Place> array() {
        return path.endsWith("]")
                ? Optional.of(new Place(variable, path.substring(0, path.lastIndexOf('['))))
                : Optional.empty();
    }

    /** The index of this element, if it is one and the index is known. */
    OptionalLong index() {
        return path.endsWith("]") && !path.endsWith(ANY)
                ? OptionalLong.of(Long.parseLong(path.substring(path.lastIndexOf('[') + 1, path.length() - 1)))
                : OptionalLong.empty();
    }

    boolean isExact() {
        return !path.contains(ANY);
    }

    /** Whether a place is this one or part of it. */
    boolean contains(Place other) {
        return variable.equals(other.variable)
                && other.path.startsWith(path)
                && (other.path.length() == path.length() || ".[".indexOf(other.path.charAt(path.length())) >= 0);
    }

    /** The part of another place that corresponds to a part of this one. */
    Place moved(Place part, Place to) {
        return new Place(to.variable, to.path + part.path.substring(path.length()));
    }

    /** Whether both can be the same place. */
    boolean matches(Place other) {
        return variable.equals(other.variable)
                && path.replaceAll("\\[-?\\d+]", ANY).equals(other.path.replaceAll("\\[-?\\d+]", ANY));
    }

    @Override
    public int compareTo(Place other) {
        return Comparator.comparing(Place::variable).thenComparing(Place::path).compare(this, other);
    }
}
