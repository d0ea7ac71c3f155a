package dev.smi.model;

import java.util.EnumSet;
import java.util.Set;

/**
 * One hardware endpoint of a program: an operation on a port with an element type and a buffer size.
 *
 * <p>Source: docs/design/smi-spec.md, sections 3 and 6.
 */
public sealed interface Operation {

    /** Buffer of an operation whose channel is opened without an asynchronicity degree, in packets. */
    int DEFAULT_BUFFER_PACKETS = 16;

    /** The port; unsigned, 0 to 255. */
    Port port();

    /** The element type. */
    DataType dataType();

    /** Depth of the operation's {@code ckr_*} FIFOs in packets; a positive multiple of 8. */
    int bufferSize();

    /** The operation's name in program descriptions and FIFO names: {@code push}, {@code pop}, ... */
    String type();

    /** The FIFOs to and from the communication kernels that this operation needs. */
    Set<FifoKey> fifos(FlowControl flowControl);

    /**
     * Whether two endpoints of one port, in whatever programs, can talk to each other: a sender counts the packets that
     * its receiver has room for, and all ranks call the same collective.
     */
    default boolean fits(Operation other) {
        boolean isCollective = this instanceof Collective || other instanceof Collective;
        return isCollective ? equals(other) : bufferSize() == other.bufferSize();
    }

    /** The sending end of a point-to-point channel. */
    record Push(Port port, DataType dataType, int bufferSize) implements Operation {
        public Push {
            requireBuffer(bufferSize);
        }

        @Override
        public String type() {
            return "push";
        }

        @Override
        public Set<FifoKey> fifos(FlowControl flowControl) {
            return switch (flowControl) {
                case CREDITS -> EnumSet.of(FifoKey.CKS_DATA, FifoKey.CKR_CONTROL);
                case EAGER -> EnumSet.of(FifoKey.CKS_DATA);
            };
        }
    }

    /** The receiving end of a point-to-point channel. */
    record Pop(Port port, DataType dataType, int bufferSize) implements Operation {
        public Pop {
            requireBuffer(bufferSize);
        }

        @Override
        public String type() {
            return "pop";
        }

        @Override
        public Set<FifoKey> fifos(FlowControl flowControl) {
            return switch (flowControl) {
                case CREDITS -> EnumSet.of(FifoKey.CKS_CONTROL, FifoKey.CKR_DATA);
                case EAGER -> EnumSet.of(FifoKey.CKR_DATA);
            };
        }
    }

    /** An operation that all ranks call, served by a support kernel. */
    sealed interface Collective extends Operation {
        @Override
        default Set<FifoKey> fifos(FlowControl flowControl) {
            return EnumSet.allOf(FifoKey.class);
        }
    }

    /** Element-wise broadcast from a root. */
    record Broadcast(Port port, DataType dataType, int bufferSize) implements Collective {
        public Broadcast {
            requireBuffer(bufferSize);
        }

        @Override
        public String type() {
            return "broadcast";
        }
    }

    /** Element-wise reduction to a root. */
    record Reduce(Port port, DataType dataType, int bufferSize, ReduceOperator operator) implements Collective {
        public Reduce {
            requireBuffer(bufferSize);
        }

        @Override
        public String type() {
            return "reduce";
        }
    }

    /** Distribution of equal shares from a root, in rank order. */
    record Scatter(Port port, DataType dataType, int bufferSize) implements Collective {
        public Scatter {
            requireBuffer(bufferSize);
        }

        @Override
        public String type() {
            return "scatter";
        }
    }

    /** Collection of equal shares at a root, in rank order. */
    record Gather(Port port, DataType dataType, int bufferSize) implements Collective {
        public Gather {
            requireBuffer(bufferSize);
        }

        @Override
        public String type() {
            return "gather";
        }
    }

    /**
     * The buffer of a channel opened with an asynchronicity degree: enough packets for {@code degree} elements, rounded
     * up to a multiple of 8. Degree 0 means the default.
     *
     * @param degree how many elements the sender may run ahead, not negative
     * @throws IllegalArgumentException if the degree is negative
     */
    static int bufferFor(long degree, DataType type) {
        if (degree < 0) {
            throw new IllegalArgumentException("asynchronicity degree " + degree + " is negative");
        }
        return degree == 0 ? DEFAULT_BUFFER_PACKETS : Math.toIntExact(Math.ceilDiv(type.packets(degree), 8L) * 8L);
    }

    private static void requireBuffer(int packets) {
        if (packets <= 0 || packets % 8 != 0) {
            throw new IllegalArgumentException("buffer of " + packets + " packets is not a positive multiple of 8");
        }
    }
}
