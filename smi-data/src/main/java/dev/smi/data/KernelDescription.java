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
 * @param host where it runs; empty for anywhere
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
