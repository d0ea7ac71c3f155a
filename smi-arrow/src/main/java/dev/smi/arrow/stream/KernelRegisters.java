package dev.smi.arrow.stream;

import java.util.Map;

/**
 * What the host says to a kernel. Immutable.
 *
 * @param ranges by batches' names
 * @param own the kernel's own registers by name, without sign
 */
public record KernelRegisters(Map<String, Range> ranges, Map<String, Long> own) {

    /** Rows of a batch; {@code last} is the row after the last one. */
    public record Range(int first, int last) {}

    private static final Range NOTHING = new Range(0, 0);

    public KernelRegisters {
        ranges = Map.copyOf(ranges);
        own = Map.copyOf(own);
    }

    /** The rows of a batch. */
    public Range range(String batch) {
        return ranges.getOrDefault(batch, NOTHING);
    }

    /**
     * One of the kernel's own.
     *
     * @throws IllegalArgumentException if there is none such
     */
    public long own(String name) {
        Long value = own.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the kernel has no register " + name + " of its own; it has "
                    + (own.isEmpty() ? "none" : String.join(", ", own.keySet())));
        }
        return value;
    }
}
