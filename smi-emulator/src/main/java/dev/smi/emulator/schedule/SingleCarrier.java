package dev.smi.emulator.schedule;

/**
 * Virtual threads that hand a baton around are several times faster when one platform thread carries them all: FIFOs
 * stay in one core's cache. The JVM reads its settings for this when the first virtual thread starts, so an IDE needs
 * no flags.
 */
public final class SingleCarrier {

    private SingleCarrier() {}

    /**
     * Asks for a single carrier; without effect once a virtual thread was started, or where the user asked for
     * something else.
     */
    public static void request() {
        setIfAbsent("jdk.virtualThreadScheduler.parallelism");
        setIfAbsent("jdk.virtualThreadScheduler.maxPoolSize");
    }

    private static void setIfAbsent(String property) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, "1");
        }
    }
}
