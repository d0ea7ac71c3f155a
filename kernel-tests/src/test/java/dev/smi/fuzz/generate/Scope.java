package dev.smi.fuzz.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a place of the program can name. */
final class Scope {

    /**
     * A number.
     *
     * @param isFixed whether it must not be assigned
     * @param bound if positive, its values are from 0 to below it
     */
    record Scalar(String name, JavaType type, boolean isFixed, int bound) {}

    /**
     * An array of one or two dimensions.
     *
     * @param lengths of its dimensions, at least
     * @param isFixed whether its elements must not be assigned
     * @param isOpen whether only the caller knows its length
     */
    record Array(String name, JavaType element, List<Integer> lengths, boolean isFixed, boolean isOpen) {}

    /** How much was visible. */
    record Mark(int scalars, int arrays) {}

    private final List<Scalar> scalars = new ArrayList<>();
    private final List<Array> arrays = new ArrayList<>();

    void add(Scalar scalar) {
        scalars.add(scalar);
    }

    void add(Array array) {
        arrays.add(array);
    }

    List<Scalar> scalars(Predicate<Scalar> condition) {
        return scalars.stream().filter(condition).toList();
    }

    List<Array> arrays(Predicate<Array> condition) {
        return arrays.stream().filter(condition).toList();
    }

    Mark mark() {
        return new Mark(scalars.size(), arrays.size());
    }

    /** The numbers that became visible since then. */
    List<Scalar> since(Mark mark) {
        return List.copyOf(scalars.subList(mark.scalars(), scalars.size()));
    }

    List<Array> arraysSince(Mark mark) {
        return List.copyOf(arrays.subList(mark.arrays(), arrays.size()));
    }

    /** Forgets what became visible since then. */
    void reset(Mark mark) {
        scalars.subList(mark.scalars(), scalars.size()).clear();
        arrays.subList(mark.arrays(), arrays.size()).clear();
    }
}
