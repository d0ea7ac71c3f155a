package dev.smi.spark;

import java.io.Serializable;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.function.Function;

/**
 * A look at an executor, and a word on units that it need not keep.
 *
 * @param released the cluster whose units it is to close; empty for none
 */
record Visit(String released) implements Function<Integer, Visit.Seen> {

    /**
     * An executor.
     *
     * @param name what messages call it
     * @param host where it runs
     * @param process its number there
     * @param device its device's name
     */
    record Seen(String name, String host, long process, String device) implements Serializable {}

    @Override
    public Seen call(Integer number) {
        if (!released.isEmpty()) {
            ExecutorUnits.release(released);
        }
        return new Seen(
                ExecutorUnits.worker(),
                SparkEnv.get().blockManager().blockManagerId().host(),
                ProcessHandle.current().pid(),
                ExecutorDevice.kind());
    }
}
