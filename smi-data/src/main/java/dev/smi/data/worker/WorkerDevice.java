package dev.smi.data.worker;

import dev.smi.Device;
import dev.smi.Smi;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The device of a worker that nobody launched as a rank: opened the first time it is asked for. For any thread. */
public final class WorkerDevice implements Supplier<Device>, AutoCloseable {

    private static final String DEVICE = "device";
    private static final String USUAL = "jvm";

    private final Map<String, String> settings;
    private @Nullable Smi smi;

    /** @param settings as on a command line, without {@code smi.} */
    public WorkerDevice(Map<String, String> settings) {
        this.settings = Map.copyOf(settings);
    }

    /** The name of the device that these settings mean. */
    public static String name(Map<String, String> settings) {
        return settings.getOrDefault(DEVICE, System.getProperty("smi." + DEVICE, USUAL));
    }

    @Override
    public synchronized Device get() {
        Smi made = smi;
        if (made == null) {
            Map<String, String> all = new TreeMap<>(settings);
            all.put(DEVICE, name(settings));
            made = Smi.alone(all);
            smi = made;
        }
        return made.device();
    }

    @Override
    public synchronized void close() {
        if (smi != null) {
            smi.close();
            smi = null;
        }
    }
}
