package dev.smi.codegen.frontend.java.ir;

import java.util.List;

/** What a variable or expression is. */
public sealed interface Type permits Scalar, Type.Array, Type.Channel, Type.Communicator, Type.Nothing {

    /** Where the elements of an array are. */
    enum Memory {
        /** On chip, private to a kernel: a local array. */
        LOCAL,
        /** A buffer of the device, which is a kernel's argument. */
        BUFFER,
        /** A table of constants. */
        CONSTANT
    }

    /**
     * An array.
     *
     * @param element the type of its elements
     * @param lengths of each dimension; of a buffer, whose length only the host knows, a single 0, as of a parameter of
     *     one dimension
     * @param memory where it is
     */
    record Array(Scalar element, List<Integer> lengths, Memory memory) implements Type {
        public Array {
            lengths = List.copyOf(lengths);
        }
    }

    /** One end of a transient channel, by what it was opened as. */
    record Channel(ChannelKind kind, Scalar element) implements Type {}

    /** {@code dev.smi.Communicator}; on a device that is always the world. */
    record Communicator() implements Type {}

    /** {@code void}. */
    record Nothing() implements Type {}
}
