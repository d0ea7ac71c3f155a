package dev.smi.job;

import dev.smi.job.WatchLine.Message;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The verdict in a JVM that has only some of the ranks, rank 0 not among them: it answers questions. */
final class PartOfJob implements StuckVerdict {

    private static final int ANSWER_BYTES = 5 * Long.BYTES;

    private final Progress progress;
    private final MessageTraffic traffic;
    private final WatchLine line;
    private boolean isToldToFail;

    PartOfJob(Progress progress, MessageTraffic traffic, WatchLine line) {
        this.progress = progress;
        this.traffic = traffic;
        this.line = line;
    }

    @Override
    public void look(boolean isStuck, long stamp) {
        for (Optional<Message> message = line.poll(); message.isPresent(); message = line.poll()) {
            answer(message.get(), isStuck, stamp);
        }
    }

    private void answer(Message message, boolean isStuck, long stamp) {
        switch (message.kind()) {
            case WatchLine.PROBE ->
                line.send(WatchLine.ANSWER, answer(message.payload().getLong(), isStuck, stamp, traffic));
            case WatchLine.ASK_WAITS -> line.send(WatchLine.WAITS, StuckWaits.encode(progress.waits()));
            case WatchLine.FAILED -> {
                isToldToFail = true;
                progress.fail(WatchLine.failure(message.payload()));
            }
            default -> throw new IllegalStateException("watch message of kind " + message.kind());
        }
    }

    private static byte[] answer(long probe, boolean isStuck, long stamp, MessageTraffic traffic) {
        return ByteBuffer.allocate(ANSWER_BYTES)
                .putLong(probe)
                .putLong(isStuck ? 1 : 0)
                .putLong(stamp)
                .putLong(traffic.sent())
                .putLong(traffic.arrived())
                .array();
    }

    @Override
    public void failed(RuntimeException cause) {
        if (!isToldToFail) {
            line.sendFailure(cause);
        }
    }
}
