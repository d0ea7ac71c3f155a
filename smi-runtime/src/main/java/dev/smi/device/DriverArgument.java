package dev.smi.device;

import java.math.BigDecimal;

/** What is passed to a kernel. */
public sealed interface DriverArgument {

    /** A number, for a parameter of any arithmetic type that has room for it. */
    record Scalar(BigDecimal value) implements DriverArgument {}

    /** Memory of the same device. */
    record Memory(DeviceMemory memory) implements DriverArgument {}

    /** A communicator: {@code ushort2} of rank and number of ranks. */
    record World(int rank, int size) implements DriverArgument {}
}
