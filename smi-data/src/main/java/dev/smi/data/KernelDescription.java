package dev.smi.data;

import java.util.List;
import java.util.Optional;

/**
 * A kernel on a device: its bitstream or program, how many copies of its compute unit there are, and where each
 * function's arguments live. What {@code create_kernel} of OctoRay makes; immutable.
 *
 * @param path bitstream, or directory of smi-codegen's output; may be empty for units in plain Java
 * @param instances compute units on the device, at least 1
 * @param instance which of them this describes, from 1; 0 for all of them, before they are split
 * @param batchSize elements per compute unit and call; 0 for an equal share of what is left
 * @param functions per instance the functions it is made of, each with a memory bank per argument; may be empty
 * @param config the user's own parameters, JSON; empty for none
 * @param host where it runs, {@link WorkerInfo#isOn}; empty for anywhere
 * @param device the device's name there; empty for the worker's own
 */
public record KernelDescription(
        String path,
        int instances,
        int instance,
        long batchSize,
        List<List<Function>> functions,
        String config,
        Optional<String> host,
        Optional<String> device) {

    public KernelDescription {
        if (instances < 1) {
            throw new IllegalArgumentException(instances + " instances of a kernel; there is at least one");
        }
        if (instance < 0 || instance > instances) {
            throw new IllegalArgumentException("instance " + instance + " of " + instances);
        }
        if (batchSize < 0) {
            throw new IllegalArgumentException("batch size " + batchSize + " is negative");
        }
        functions = functions.stream().map(List::copyOf).toList();
        if (!functions.isEmpty() && functions.size() != instances) {
            throw new IllegalArgumentException(
                    functions.size() + " lists of functions for " + instances + " instances; give one for each");
        }
    }

    /** A kernel with one compute unit, which takes an equal share, on any worker. */
    public static KernelDescription of(String path) {
        return new KernelDescription(path, 1, 0, 0, List.of(), "", Optional.empty(), Optional.empty());
    }

    /** With so many compute units. */
    public KernelDescription instances(int changed) {
        return new KernelDescription(path, changed, instance, batchSize, functions, config, host, device);
    }

    /** One of its compute units, from 1. */
    public KernelDescription instance(int changed) {
        return new KernelDescription(path, instances, changed, batchSize, functions, config, host, device);
    }

    /** With so many elements for each compute unit. */
    public KernelDescription batchSize(long changed) {
        return new KernelDescription(path, instances, instance, changed, functions, config, host, device);
    }

    /** With compute units made of functions: a list of functions for each, so their number is told, too. */
    public KernelDescription functions(List<List<Function>> changed) {
        return new KernelDescription(path, changed.size(), instance, batchSize, changed, config, host, device);
    }

    /** With parameters of the user's own, JSON. */
    public KernelDescription config(String changed) {
        return new KernelDescription(path, instances, instance, batchSize, functions, changed, host, device);
    }

    /** On a host. */
    public KernelDescription host(String changed) {
        return new KernelDescription(
                path, instances, instance, batchSize, functions, config, Optional.of(changed), device);
    }

    /** On workers with a device. */
    public KernelDescription device(String changed) {
        return new KernelDescription(
                path, instances, instance, batchSize, functions, config, host, Optional.of(changed));
    }

    /**
     * The functions of the compute unit that this describes, with their memory banks; of the first one, if it describes
     * all of them. Empty if nobody said what they are.
     */
    public List<Function> unitFunctions() {
        return functions.isEmpty() ? List.of() : functions.get(Math.max(1, instance) - 1);
    }

    /**
     * A function of a compute unit.
     *
     * @param name as the bitstream has it: {@code dotprod_1}
     * @param banks the memory bank of each argument: {@code DDR0}, {@code HBM3}
     */
    public record Function(String name, List<String> banks) {

        public Function {
            banks = List.copyOf(banks);
        }
    }
}
