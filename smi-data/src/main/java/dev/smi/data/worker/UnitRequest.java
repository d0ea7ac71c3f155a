package dev.smi.data.worker;

import java.lang.foreign.MemorySegment;
import java.util.Map;

/**
 * Units that are wanted.
 *
 * @param key the same for units that may be used again
 * @param factory name of the class that makes them
 * @param parameters theirs
 * @param resident data that they keep, by name; lives as long as anybody refers to it
 * @param instances how many
 */
@SuppressWarnings("ArrayRecordComponent") // compared by key
public record UnitRequest(
        String key, String factory, byte[] parameters, Map<String, MemorySegment> resident, int instances) {

    public UnitRequest {
        resident = Map.copyOf(resident);
    }
}
