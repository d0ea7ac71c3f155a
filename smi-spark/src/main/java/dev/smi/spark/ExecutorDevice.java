package dev.smi.spark;

import dev.smi.Device;
import dev.smi.data.worker.WorkerDevice;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkEnv;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * The executor's device, opened the first time a unit asks for it and held until the executor ends. Which one it is,
 * and its settings, say entries of Spark's configuration, {@code spark.smi.device} for {@code smi.device} and so on, as
 * those reach all executors. For any thread.
 */
final class ExecutorDevice {

    private static final String PREFIX = "spark.smi.";

    private static @Nullable WorkerDevice device;

    private ExecutorDevice() {}

    /** Its name, without opening it. */
    static String kind() {
        return WorkerDevice.name(settings());
    }

    static Device get() {
        return opener().get();
    }

    private static synchronized WorkerDevice opener() {
        WorkerDevice made = device;
        if (made == null) {
            made = new WorkerDevice(settings());
            device = made;
        }
        return made;
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        for (Tuple2<String, String> entry : SparkEnv.get().conf().getAllWithPrefix(PREFIX)) {
            settings.put(entry._1(), entry._2());
        }
        return settings;
    }
}
