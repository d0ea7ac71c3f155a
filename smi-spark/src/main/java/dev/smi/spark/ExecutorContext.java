package dev.smi.spark;

import dev.smi.Device;
import dev.smi.data.KernelDescription;
import dev.smi.data.UnitContext;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Optional;

/** What a unit learns of the executor it is in. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ExecutorContext(String worker, int instance, byte[] bytes, Map<String, MemorySegment> residents)
        implements UnitContext {

    @Override
    public Device device() {
        return ExecutorDevice.get();
    }

    @Override
    public byte[] parameters() {
        return bytes.clone();
    }

    @Override
    public MemorySegment resident(String name) {
        MemorySegment found = residents.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "there is no resident data \"" + name + "\"; there is " + residents.keySet());
        }
        return found;
    }

    @Override
    public Optional<KernelDescription> kernel() {
        return Optional.empty();
    }
}
