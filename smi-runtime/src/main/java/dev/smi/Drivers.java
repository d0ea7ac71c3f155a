package dev.smi;

import dev.smi.device.DeviceContext;
import dev.smi.device.DeviceDriver;
import dev.smi.device.DeviceException;
import dev.smi.device.DriverProvider;
import dev.smi.device.emulator.EmulatorDriver;
import dev.smi.device.jvm.JvmDriver;
import dev.smi.job.RankContext;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Opens the device that the settings name. Stateless. */
final class Drivers {

    private static final String EMULATOR = "emulator";
    private static final String JVM = "jvm";

    private Drivers() {}

    static DeviceDriver open(RankContext context, Communicator world, Settings settings) {
        String name = kind(settings);
        return switch (name) {
            case EMULATOR -> new EmulatorDriver(context);
            case JVM -> new JvmDriver(context, world);
            default -> service(name, context, settings);
        };
    }

    static String kind(Settings settings) {
        return settings.get("device").orElse(EMULATOR);
    }

    /** Whether kernels are Java methods. */
    static boolean isJvm(Settings settings) {
        return kind(settings).equals(JVM);
    }

    private static DeviceDriver service(String name, RankContext context, Settings settings) {
        ServiceLoader<DriverProvider> providers =
                ServiceLoader.load(DriverProvider.class, Drivers.class.getClassLoader());
        DeviceContext device = new DeviceContext(context.rank(), context.size(), context.localRank());
        return providers.stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .map(provider -> provider.open(device, settings.below(name + ".")))
                .orElseThrow(() -> new DeviceException(
                        "-Dsmi.device=" + name + " is no known device; known: " + known(providers)));
    }

    private static String known(ServiceLoader<DriverProvider> providers) {
        TreeSet<String> names = providers.stream()
                .map(ServiceLoader.Provider::get)
                .map(DriverProvider::name)
                .collect(Collectors.toCollection(TreeSet::new));
        names.add(EMULATOR);
        names.add(JVM);
        return String.join(", ", names);
    }
}
