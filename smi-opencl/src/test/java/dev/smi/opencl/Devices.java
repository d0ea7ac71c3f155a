package dev.smi.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.device.DeviceContext;
import dev.smi.device.DeviceDriver;
import dev.smi.device.DeviceMemory;
import dev.smi.device.DriverArgument;
import dev.smi.device.DriverProvider;
import dev.smi.device.RunningKernel;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Uses devices as the runtime does. */
final class Devices {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private Devices() {}

    static DeviceDriver open(Map<String, String> options) {
        return open(new DeviceContext(0, 1, 0), options);
    }

    static DeviceDriver open(DeviceContext context, Map<String, String> options) {
        DriverProvider provider = ServiceLoader.load(DriverProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.name().equals("opencl"))
                .findFirst()
                .orElseThrow();
        return provider.open(context, options);
    }

    static void join(RunningKernel kernel) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!kernel.isDone()) {
            assertThat(System.nanoTime()).as(kernel.waitsFor()).isLessThan(deadline);
            Thread.onSpinWait();
        }
        kernel.throwIfFailed();
    }

    /** Memory, integers, floating-point numbers and communicators as arguments. */
    static List<DriverArgument> arguments(Object... values) {
        return Stream.of(values).map(Devices::argument).toList();
    }

    private static DriverArgument argument(Object value) {
        return switch (value) {
            case DriverArgument argument -> argument;
            case DeviceMemory memory -> new DriverArgument.Memory(memory);
            case Number number -> new DriverArgument.Scalar(new BigDecimal(number.toString()));
            default -> throw new IllegalArgumentException(value.toString());
        };
    }

    static DeviceMemory floats(DeviceDriver device, float... values) {
        return filled(device, MemorySegment.ofArray(values));
    }

    static DeviceMemory doubles(DeviceDriver device, double... values) {
        return filled(device, MemorySegment.ofArray(values));
    }

    static DeviceMemory ints(DeviceDriver device, int... values) {
        return filled(device, MemorySegment.ofArray(values));
    }

    private static DeviceMemory filled(DeviceDriver device, MemorySegment contents) {
        DeviceMemory memory = device.allocate("in", contents.byteSize());
        memory.write(0, contents);
        return memory;
    }
}
