package dev.smi;

import dev.smi.device.DeviceDriver;
import dev.smi.device.KernelInfo;
import dev.smi.device.jvm.KernelClass;
import dev.smi.job.RankContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A program that a device has loaded. Kernels are chosen by name or, where they are Java, by method reference. */
public final class Program extends KernelReferences {

    private final RankContext context;
    private final DeviceDriver driver;
    private final String name;
    private final Optional<KernelClass> kernels;

    /** @param kernels the class that was loaded; empty if it was a directory */
    Program(RankContext context, DeviceDriver driver, String name, Optional<KernelClass> kernels) {
        this.context = context;
        this.driver = driver;
        this.name = name;
        this.kernels = kernels;
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

    @Override
    Kernel refer(KernelMethod method) {
        KernelReference reference = KernelReference.of(method);
        boolean isOwn = kernels.map(own -> own.has(reference.owner(), reference.name(), reference.descriptor()))
                .orElse(reference.simpleOwner().equals(name));
        if (!isOwn) {
            throw new IllegalArgumentException(reference + " is no kernel of " + words()
                    + ", which this device has loaded; that has " + String.join(", ", kernels())
                    + "; load another class with Device.load(Class)");
        }
        return kernel(reference.name());
    }

    private String words() {
        return kernels.map(own -> "class " + own.type().getName()).orElse("program " + name);
    }
}
