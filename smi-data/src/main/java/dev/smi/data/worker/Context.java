package dev.smi.data.worker;

import dev.smi.Device;
import dev.smi.data.KernelDescription;
import dev.smi.data.UnitContext;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.function.Supplier;

/** What a unit is told. */
record Context(String worker, int unit, Supplier<Device> opener, UnitRequest request, UnitDetails details)
        implements UnitContext {

    /** @param unit which of the worker's, from 1 */
    Context(String worker, int unit, Supplier<Device> opener, UnitRequest request) {
        this(worker, unit, opener, request, UnitDetails.read(request.details()));
    }

    @Override
    public int instance() {
        return kernel().map(KernelDescription::instance).filter(i -> i > 0).orElse(unit);
    }

    @Override
    public Device device() {
        return opener.get();
    }

    @Override
    public byte[] parameters() {
        return details.parameters().clone();
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
        return details.kernels().isEmpty()
                ? Optional.empty()
                : Optional.of(details.kernels().get(unit - 1));
    }
}
