package dev.smi.arrow;

import dev.smi.arrow.model.Batch;
import dev.smi.arrow.model.FieldStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much memory a batch that is written gets. Immutable.
 *
 * @param rows most rows
 * @param perList most elements of a list, on average: of a list of lists its items get the square
 * @param streams most elements of streams with elements of lists that need another number, by their names
 */
public record Capacity(int rows, int perList, Map<String, Integer> streams) {

    /** What lists get if nothing is said. */
    public static final int PER_LIST = 16;

    /** @throws IllegalArgumentException if a number is negative */
    public Capacity {
        streams = Map.copyOf(streams);
        if (rows < 0 || perList < 0 || streams.values().stream().anyMatch(elements -> elements < 0)) {
            throw new IllegalArgumentException("a capacity of " + rows + " rows, " + perList + " elements per list, "
                    + streams + "; give numbers from 0 up");
        }
    }

    /** Room for so many rows, with {@value #PER_LIST} elements per list. */
    public static Capacity rows(int rows) {
        return new Capacity(rows, PER_LIST, Map.of());
    }

    /** Another number of elements per list. */
    public Capacity perList(int elements) {
        return new Capacity(rows, elements, streams);
    }

    /**
     * Another number of elements for a stream with elements of lists.
     *
     * @param stream its name, {@code W_name_chars}
     */
    public Capacity of(String stream, int elements) {
        Map<String, Integer> more = new HashMap<>(streams);
        more.put(stream, elements);
        return new Capacity(rows, perList, more);
    }

    /**
     * Room of all streams of a batch.
     *
     * @throws IllegalArgumentException if it has no such lists as this is about
     */
    Map<String, Integer> elements(Batch batch) {
        Map<String, Integer> elements = new HashMap<>();
        batch.streams().forEach(stream -> add(stream, rows, elements));
        List<String> lists = batch.allStreams().stream()
                .filter(FieldStream::isOfLists)
                .map(FieldStream::name)
                .toList();
        for (String name : streams.keySet()) {
            if (!lists.contains(name)) {
                throw new IllegalArgumentException("capacity of " + name + ": batch " + batch.name()
                        + " has no such stream of lists' elements; it has "
                        + (lists.isEmpty() ? "none" : String.join(", ", lists)));
            }
        }
        return elements;
    }

    private void add(FieldStream stream, int room, Map<String, Integer> elements) {
        elements.put(stream.name(), room);
        for (FieldStream child : stream.children()) {
            int each = (int) Math.min(Integer.MAX_VALUE - 1, (long) room * perList);
            add(child, streams.getOrDefault(child.name(), each), elements);
        }
    }
}
