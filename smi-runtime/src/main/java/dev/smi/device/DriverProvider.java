package dev.smi.device;

import java.util.Map;

/** Makes devices of one kind. Found by {@link java.util.ServiceLoader}; stateless. */
public interface DriverProvider {

    /** The name by which users choose it: {@code emulator}, {@code jvm}, {@code opencl}. */
    String name();

    /**
     * The device of a rank.
     *
     * @param options the {@code smi.<name>.*} settings, without that prefix
     * @throws DeviceException if there is no such device here; the message says what to install or choose
     */
    DeviceDriver open(DeviceContext context, Map<String, String> options);
}
