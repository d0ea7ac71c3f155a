package dev.smi.arrow.model;

/** What a kernel that moves a stream takes. */
public sealed interface StreamArgument {

    /** The parameter's name. */
    String name();

    /**
     * A buffer of a column: {@code __global T *restrict}, {@code const} where it is read. A nullable column without
     * validity bits is given bits that are all ones. An argument whose buffer is empty still needs some memory.
     */
    record Memory(String name, ColumnBuffer buffer) implements StreamArgument {}

    /**
     * {@code const int capacity}: elements that the writer's buffers have room for; those with offsets have one more.
     * What comes beyond it is counted and not stored.
     */
    record Capacity() implements StreamArgument {
        @Override
        public String name() {
            return "capacity";
        }
    }

    /**
     * {@code __global int *restrict written}, one int, which the host sets to 0: at the end of each command the writer
     * stores where the next element would go, which is the number of elements there are when all commands appended. It
     * can be above the capacity.
     */
    record Written() implements StreamArgument {
        @Override
        public String name() {
            return "written";
        }
    }
}
