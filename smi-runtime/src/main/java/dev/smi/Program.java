package dev.smi;

import dev.smi.device.DeviceDriver;
import dev.smi.device.KernelInfo;
import dev.smi.job.RankContext;
import java.util.List;
import java.util.stream.Collectors;

/** A program that a device has loaded. */
public final class Program {

    private final RankContext context;
    private final DeviceDriver driver;
    private final String name;

    Program(RankContext context, DeviceDriver driver, String name) {
        this.context = context;
        this.driver = driver;
        this.name = name;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** The names of the kernels that can be started. */
    public List<String> kernels() {
        return driver.kernels().stream().map(KernelInfo::name).toList();
    }

    /**
     * One of its kernels.
     *
     * @throws IllegalArgumentException if it has no such kernel; the message names those that it has
     */
    public Kernel kernel(String kernel) {
        return driver.kernels().stream()
                .filter(info -> info.name().equals(kernel))
                .findFirst()
                .map(info -> Kernel.of(context, driver, info))
                .orElseThrow(() -> new IllegalArgumentException("program " + name + " has no kernel " + kernel
                        + "; it has "
                        + driver.kernels().stream().map(KernelInfo::name).collect(Collectors.joining(", "))));
    }
}
