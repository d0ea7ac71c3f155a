package dev.smi.job;

import dev.smi.job.WatchLine.Message;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The verdict in rank 0's JVM when other ranks are in others. While this part is stuck it asks the others how they are.
 * If all are stuck, twice with nothing having moved in between and nothing on the way, the job is: then everybody is
 * asked who waits for what, and told.
 */
final class CoordinatedJob implements StuckVerdict {

    /** Looks to wait for what others say about their waits before the report is made without them. */
    private static final int MOST_REPORT_LOOKS = 40;

    /** Looks to wait for answers before everybody is asked again. */
    private static final int MOST_ANSWER_LOOKS = 40;

    private final Progress progress;
    private final MessageTraffic traffic;
    private final List<WatchLine> lines;
    private final Map<Integer, Answer> answers = new HashMap<>();
    private final Map<Integer, Answer> before = new HashMap<>();
    private final Map<Integer, List<StuckWait>> reports = new HashMap<>();
    private long probe;
    private boolean isAsking;
    private int looksSinceProbe;
    private boolean isReporting;
    private int reportLooks;
    private int failedPeer = -1;

    private record Answer(boolean isStuck, long stamp, long sent, long arrived) {}

    CoordinatedJob(Progress progress, MessageTraffic traffic, List<WatchLine> lines) {
        this.progress = progress;
        this.traffic = traffic;
        this.lines = List.copyOf(lines);
    }

    @Override
    public void look(boolean isStuck, long stamp) {
        lines.forEach(this::read);
        if (isReporting) {
            report();
        } else if (!isStuck) {
            isAsking = false;
            before.clear();
            answers.clear();
        } else if (!isAsking || ++looksSinceProbe > MOST_ANSWER_LOOKS || answers.size() == lines.size()) {
            answers.put(0, new Answer(true, stamp, traffic.sent(), traffic.arrived()));
            judge();
        }
    }

    private void judge() {
        if (isEverybodyStuck() && answers.equals(before)) {
            isReporting = true;
            lines.forEach(line -> line.send(WatchLine.ASK_WAITS, new byte[0]));
            return;
        }
        before.clear();
        if (isEverybodyStuck()) {
            before.putAll(answers);
        }
        answers.clear();
        isAsking = true;
        looksSinceProbe = 0;
        probe++;
        byte[] question = ByteBuffer.allocate(Long.BYTES).putLong(probe).array();
        lines.forEach(line -> line.send(WatchLine.PROBE, question));
    }

    private boolean isEverybodyStuck() {
        long onTheWay =
                answers.values().stream().mapToLong(a -> a.sent() - a.arrived()).sum();
        return answers.size() == lines.size() + 1
                && onTheWay == 0
                && answers.values().stream().allMatch(Answer::isStuck);
    }

    private void read(WatchLine line) {
        for (Optional<Message> message = line.poll(); message.isPresent(); message = line.poll()) {
            ByteBuffer payload = message.get().payload();
            switch (message.get().kind()) {
                case WatchLine.ANSWER -> {
                    if (payload.getLong() == probe) {
                        answers.put(
                                line.peer(),
                                new Answer(
                                        payload.getLong() == 1,
                                        payload.getLong(),
                                        payload.getLong(),
                                        payload.getLong()));
                    }
                }
                case WatchLine.WAITS -> reports.put(line.peer(), StuckWaits.decode(payload));
                case WatchLine.FAILED -> {
                    failedPeer = line.peer();
                    progress.fail(WatchLine.failure(payload));
                }
                default ->
                    throw new IllegalStateException(
                            "watch message of kind " + message.get().kind());
            }
        }
    }

    private void report() {
        if (reports.size() < lines.size() && ++reportLooks < MOST_REPORT_LOOKS) {
            return;
        }
        List<StuckWait> waits = new ArrayList<>(progress.waits());
        reports.values().forEach(waits::addAll);
        progress.fail(new JobException(DeadlockReport.text(waits), JobException.DEADLOCK));
    }

    @Override
    public void failed(RuntimeException cause) {
        for (WatchLine line : lines) {
            if (line.peer() != failedPeer) {
                line.sendFailure(cause);
            }
        }
    }
}
