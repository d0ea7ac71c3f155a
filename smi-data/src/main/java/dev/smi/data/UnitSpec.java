package dev.smi.data;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which compute units a job wants on the workers; immutable. Units are kept between jobs and used again for a
 * specification with the same factory, parameters, resident data and kernels.
 *
 * @param factory what makes them, on the worker
 * @param parameters the units' own, in a form of their own; may be empty
 * @param resident data that every worker gets once and keeps, by name
 * @param instances units on each worker, each with a thread; at least 1
 * @param kernels if there are any, each is one unit of the cluster, in this order, instead of the same units on every
 *     worker. Instances of a bitstream that follow each other, 1, 2, ..., are on one worker, which has no other
 *     bitstream; it has the host and the device that they state
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares specifications; workers compare what they were sent
public record UnitSpec(
        Class<? extends UnitFactory> factory,
        byte[] parameters,
        Map<String, MemorySegment> resident,
        int instances,
        List<KernelDescription> kernels) {

    public UnitSpec {
        if (instances < 1) {
            throw new IllegalArgumentException(instances + " instances of a unit; there is at least one on a worker");
        }
        parameters = parameters.clone();
        resident = Map.copyOf(resident);
        kernels = List.copyOf(kernels);
        if (!kernels.isEmpty() && instances != kernels.size()) {
            throw new IllegalArgumentException(
                    instances + " instances of " + kernels.size() + " kernels; each of the kernels is one unit");
        }
    }

    /** The same units on every worker. */
    public UnitSpec(
            Class<? extends UnitFactory> factory,
            byte[] parameters,
            Map<String, MemorySegment> resident,
            int instances) {
        this(factory, parameters, resident, instances, List.of());
    }

    /** One unit on each worker, without parameters. */
    public static UnitSpec of(Class<? extends UnitFactory> factory) {
        return new UnitSpec(factory, new byte[0], Map.of(), 1);
    }

    /** With parameters. */
    public UnitSpec with(byte[] changed) {
        return new UnitSpec(factory, changed, resident, instances, kernels);
    }

    /** With data that stays on the workers. */
    public UnitSpec keeping(String name, MemorySegment data) {
        Map<String, MemorySegment> all = new TreeMap<>(resident);
        all.put(name, data);
        return new UnitSpec(factory, parameters, all, instances, kernels);
    }

    /** With so many units on each worker. */
    public UnitSpec times(int changed) {
        return new UnitSpec(factory, parameters, resident, changed, kernels);
    }

    /** With units that are kernels; {@link UnitContext#kernel} tells each which it is. */
    public UnitSpec on(List<KernelDescription> changed) {
        return new UnitSpec(factory, parameters, resident, Math.max(1, changed.size()), changed);
    }
}
