package dev.smi.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.TaskKilled;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Notes which attempts of a job's chunks failed and why. Spark tells it on a thread of its own, a little after it
 * happened.
 */
final class LossWatch extends SparkListener {

    /**
     * What the Spark jobs of chunks carry, so that they are known again: the job's tag, a blank, the chunk's number.
     */
    static final String CHUNK = "smi.chunk";

    private final String tag;
    private final Map<Integer, Long> stages = new ConcurrentHashMap<>();
    private final List<Loss> losses = new ArrayList<>();

    LossWatch(String tag) {
        this.tag = tag;
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
        Properties properties = submitted.properties();
        String chunk = properties == null ? null : properties.getProperty(CHUNK);
        if (chunk != null && chunk.startsWith(tag + " ")) {
            stages.put(submitted.stageInfo().stageId(), Long.valueOf(chunk.substring(tag.length() + 1)));
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        Long chunk = stages.get(end.stageId());
        if (chunk != null && end.reason() instanceof TaskFailedReason failure && !(failure instanceof TaskKilled)) {
            String where = "executor-" + end.taskInfo().executorId() + " ("
                    + end.taskInfo().host() + ")";
            add(new Loss(chunk, end.taskInfo().attemptNumber() + 1, where, reason(failure)));
        }
    }

    private static String reason(TaskFailedReason failure) {
        String text = failure instanceof ExceptionFailure thrown ? thrown.description() : failure.toErrorString();
        return text.lines().findFirst().orElse("no reason given");
    }

    private synchronized void add(Loss loss) {
        losses.add(loss);
        notifyAll();
    }

    /** What was lost, for people, once there are so many, or some time has passed. */
    synchronized List<String> await(int expected, long millis) throws InterruptedException {
        await(() -> losses.size() >= expected, millis);
        return losses.stream().map(Loss::text).toList();
    }

    /** The last loss of a chunk, once there is one, or some time has passed. */
    synchronized Optional<Loss> awaitLast(long chunk, long millis) throws InterruptedException {
        await(() -> last(chunk).isPresent(), millis);
        return last(chunk);
    }

    private Optional<Loss> last(long chunk) {
        return losses.stream().filter(loss -> loss.chunk() == chunk).reduce((_, later) -> later);
    }

    private synchronized void await(BooleanSupplier isThere, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long left = millis;
        while (!isThere.getAsBoolean() && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
    }
}
