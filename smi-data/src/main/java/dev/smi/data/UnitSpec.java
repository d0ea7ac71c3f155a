package dev.smi.data;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which compute units a job wants on the workers; immutable. Units are kept between jobs and used again for a
 * specification with the same factory, parameters and resident data.
 *
 * @param factory what makes them, on the worker
 * @param parameters the units' own, in a form of their own; may be empty
 * @param resident data that every worker gets once and keeps, by name
 * @param instances units on each worker, each with a thread; at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares specifications; workers compare what they were sent
public record UnitSpec(
        Class<? extends UnitFactory> factory, byte[] parameters, Map<String, MemorySegment> resident, int instances) {

    public UnitSpec {
        if (instances < 1) {
            throw new IllegalArgumentException(instances + " instances of a unit; there is at least one on a worker");
        }
        parameters = parameters.clone();
        resident = Map.copyOf(resident);
    }

    /** One unit on each worker, without parameters. */
    public static UnitSpec of(Class<? extends UnitFactory> factory) {
        return new UnitSpec(factory, new byte[0], Map.of(), 1);
    }

    /** With parameters. */
    public UnitSpec with(byte[] changed) {
        return new UnitSpec(factory, changed, resident, instances);
    }

    /** With data that stays on the workers. */
    public UnitSpec keeping(String name, MemorySegment data) {
        Map<String, MemorySegment> all = new TreeMap<>(resident);
        all.put(name, data);
        return new UnitSpec(factory, parameters, all, instances);
    }

    /** With so many units on each worker. */
    public UnitSpec times(int changed) {
        return new UnitSpec(factory, parameters, resident, changed);
    }
}
