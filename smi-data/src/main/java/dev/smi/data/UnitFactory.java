package dev.smi.data;

/**
 * Makes compute units on a worker. A public class with a public constructor without parameters, as workers in other
 * processes find it by its name on their class path.
 */
@FunctionalInterface
public interface UnitFactory {

    /**
     * Opens a unit: allocates its buffers, loads its program, uploads what stays on the device.
     *
     * @throws Exception why there can be no such unit on this worker; the worker then takes no part in the job
     */
    ComputeUnit open(UnitContext context) throws Exception;
}
