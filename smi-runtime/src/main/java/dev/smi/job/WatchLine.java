package dev.smi.job;

import dev.smi.transport.RingReader;
import dev.smi.transport.RingWriter;
import dev.smi.transport.WireKey;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Messages between the watches of two JVMs. Nothing blocks; what does not fit is cut.
 *
 * <pre>
 * int length of what follows | byte kind | payload
 * </pre>
 */
final class WatchLine {

    /** Asks how a part is; payload: the question's number. */
    static final byte PROBE = 1;

    /** Payload: the question's number, whether it is stuck, its stamp, bytes sent to and arrived from other JVMs. */
    static final byte ANSWER = 2;

    /** Asks who waits for what. */
    static final byte ASK_WAITS = 3;

    /** Who waits for what; payload as {@link StuckWaits} has it. */
    static final byte WAITS = 4;

    /** The job has failed; payload: exit status and message. */
    static final byte FAILED = 5;

    private static final int CAPACITY = 1 << 16;
    private static final String CONTRACT = "watch";

    private final int peer;
    private final RingWriter writer;
    private final RingReader reader;
    private ByteBuffer partial = ByteBuffer.allocate(Integer.BYTES);
    private boolean hasLength;

    /** The line to another JVM's watch, which a rank of it stands for. */
    WatchLine(RankContext context, int peer) {
        this.peer = peer;
        this.writer = context.writer(peer, WireKey.WATCH, CAPACITY, CONTRACT);
        this.reader = context.reader(peer, WireKey.WATCH, CAPACITY, CONTRACT);
    }

    /** The rank at the other end. */
    int peer() {
        return peer;
    }

    /**
     * A message.
     *
     * @param payload from its beginning
     */
    record Message(byte kind, ByteBuffer payload) {}

    /** Sends a message, unless the other end has stopped reading. */
    void send(byte kind, byte[] payload) {
        int length = Math.min(payload.length, CAPACITY / 2);
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + 1 + length)
                .putInt(1 + length)
                .put(kind)
                .put(payload, 0, length);
        if (writer.hasRoom(frame.capacity())) {
            writer.put(MemorySegment.ofArray(frame.array()), 0, frame.capacity());
            writer.publish();
        }
    }

    /** The next message that has come completely. */
    Optional<Message> poll() {
        fill();
        if (partial.hasRemaining()) {
            return Optional.empty();
        }
        if (!hasLength) {
            hasLength = true;
            partial = ByteBuffer.allocate(partial.flip().getInt());
            return poll();
        }
        ByteBuffer message = partial.flip();
        hasLength = false;
        partial = ByteBuffer.allocate(Integer.BYTES);
        return Optional.of(new Message(message.get(), message.slice()));
    }

    private void fill() {
        long count = reader.get(MemorySegment.ofBuffer(partial), 0, partial.remaining());
        reader.release();
        partial.position(partial.position() + (int) count);
    }

    /** Tells the other end that the job has failed. */
    void sendFailure(RuntimeException cause) {
        int status = cause instanceof JobException job ? job.exitStatus() : JobException.FAILED;
        byte[] text = String.valueOf(cause.getMessage()).getBytes(StandardCharsets.UTF_8);
        send(
                FAILED,
                ByteBuffer.allocate(Integer.BYTES + text.length)
                        .putInt(status)
                        .put(text)
                        .array());
    }

    /** What {@link #sendFailure} told. */
    static JobException failure(ByteBuffer payload) {
        int status = payload.getInt();
        return new JobException(StandardCharsets.UTF_8.decode(payload).toString(), status);
    }
}
