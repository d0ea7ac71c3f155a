package dev.smi.data.worker;

import dev.smi.Device;
import dev.smi.data.KernelDescription;
import dev.smi.data.UnitContext;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.function.Supplier;

/** What a unit is told. */
record Context(String worker, int instance, Supplier<Device> opener, UnitRequest request) implements UnitContext {

    @Override
    public Device device() {
        return opener.get();
    }

    @Override
    public byte[] parameters() {
        return request.parameters().clone();
    }

    @Override
    public MemorySegment resident(String name) {
        MemorySegment data = request.resident().get(name);
        if (data == null) {
            throw new IllegalArgumentException("no resident data is named '" + name + "'; there is "
                    + request.resident().keySet());
        }
        return data.asReadOnly();
    }

    @Override
    public Optional<KernelDescription> kernel() {
        return Optional.empty();
    }
}
