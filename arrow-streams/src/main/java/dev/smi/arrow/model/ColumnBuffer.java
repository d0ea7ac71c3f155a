package dev.smi.arrow.model;

import java.util.Comparator;
import java.util.List;

/**
 * A buffer of a column, as Arrow lays it out.
 *
 * @param name the name of it in the batch's interface, {@code R_name_offsets}: batch, path, kind
 * @param batch the batch's name
 * @param kind what it holds
 * @param type the type of its elements if it holds values, {@link ElementType.Bool} for validity,
 *     {@link ScalarType#INT32} for offsets
 * @param place where its column is: the index of a column of the batch (ignored ones count), then indexes of children.
 *     Bytes of strings are values of the string's own column
 */
public record ColumnBuffer(String name, String batch, Kind kind, ElementType type, List<Integer> place) {

    static final Comparator<ColumnBuffer> DEPTH_FIRST = Comparator.comparing(
                    ColumnBuffer::place, ColumnBuffer::comparePlaces)
            .thenComparing(ColumnBuffer::kind);

    /** What a buffer holds, in the order that Arrow has them. */
    public enum Kind {
        /** A bit for each element, the lowest first: whether it is not null. */
        VALIDITY("validity"),
        /** Where each list begins among the elements, and one more: where the last one ends. */
        OFFSETS("offsets"),
        /** The elements. */
        VALUES("values");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** What names of buffers end in. */
        public String id() {
            return id;
        }
    }

    public ColumnBuffer {
        place = List.copyOf(place);
    }

    /** The type in OpenCL C that the kernel's pointer to it leads to. */
    public String elementType() {
        return type.bufferType();
    }

    /** Bytes of a buffer for a number of elements of its stream; for offsets, of lists. */
    public long bytes(long elements) {
        return type.bytes(kind == Kind.OFFSETS ? elements + 1 : elements);
    }

    private static int comparePlaces(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = Integer.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
