package dev.smi.spark;

import dev.smi.Device;
import dev.smi.Smi;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkEnv;
import org.jspecify.annotations.Nullable;

/**
 * The executor's device, opened the first time a unit asks for it and held until the executor ends. An executor is a
 * job of one rank. For any thread.
 */
final class ExecutorDevice {

    /** Names the device in Spark's configuration, which is the same for all executors. */
    static final String SETTING = "spark.smi.device";

    private static final long OPENING_SECONDS = 60;

    private static @Nullable CompletableFuture<Device> device;

    private ExecutorDevice() {}

    /** Its name, without opening it. */
    static String kind() {
        return SparkEnv.get().conf().get(SETTING, "jvm");
    }

    static Device get() {
        try {
            return opened().get(OPENING_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException(
                    "the device \"" + kind() + "\" of " + SETTING + " cannot be opened: " + cause, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the device \"" + kind() + "\" was opened", e);
        }
    }

    private static synchronized CompletableFuture<Device> opened() {
        CompletableFuture<Device> opening = device;
        if (opening == null || opening.isCompletedExceptionally()) {
            CompletableFuture<Device> started = new CompletableFuture<>();
            Map<String, String> settings = Map.of("device", kind());
            Thread holder = new Thread(() -> hold(settings, started), "smi device");
            holder.setDaemon(true);
            holder.start();
            device = started;
            return started;
        }
        return opening;
    }

    /** The rank of the executor: opens its device, and lasts as long as the executor. */
    private static void hold(Map<String, String> settings, CompletableFuture<Device> opening) {
        try {
            Smi.run(1, settings, smi -> {
                opening.complete(smi.device());
                Thread.currentThread().join(); // for ever: the thread is a daemon, and ends with the executor
            });
        } catch (RuntimeException e) {
            opening.completeExceptionally(e);
        }
    }
}
