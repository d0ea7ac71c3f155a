package dev.smi.data;

import dev.smi.Device;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** Where a compute unit is, and what it was given. For the thread that opens and runs the unit. */
public interface UnitContext {

    /** The worker's name, unique in the cluster: {@code local-0}, {@code rank 2}, {@code node7-1}. */
    String worker();

    /**
     * Which of the worker's instances of this unit it is, from 1, as kernels of a bitstream are numbered; the number of
     * the kernel, if the job was given kernel descriptions.
     */
    int instance();

    /**
     * The worker's device, as the worker was told by name: {@code jvm}, {@code emulator}, {@code opencl}. Opened the
     * first time it is asked for, so that a unit in plain Java needs none; shared by the worker's units.
     */
    Device device();

    /** The unit's parameters, as {@link UnitSpec#parameters} has them. */
    byte[] parameters();

    /**
     * Data that was sent to this worker once, {@link UnitSpec#resident}: read-only, and valid while the unit lives.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    MemorySegment resident(String name);

    /** How the unit is built on its device, if the job was given kernel descriptions. */
    Optional<KernelDescription> kernel();
}
