package dev.smi.data.wire;

import dev.smi.data.wire.Outbox.Letter;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection between client and worker. Sending is for any thread and does not wait: a thread of the connection
 * writes, and says that this side lives when there is nothing to write. Receiving is for one thread.
 */
public final class Connection implements AutoCloseable {

    private static final long BEAT_MS = 1000;
    private static final long MOST = 1L << 30;
    private static final int MOST_FIELDS = 1 << 30;
    private static final long CLOSING_MS = 1000;
    private static final int SKIPPED_AT_ONCE = 1 << 16;

    private final SocketChannel channel;
    private final Outbox outbox = new Outbox();
    private final ByteBuffer header = ByteBuffer.allocateDirect(MessageCodec.HEADER);
    private final Thread sender;
    private final List<Thread> watchers = new CopyOnWriteArrayList<>();
    private volatile long lastHeard = System.nanoTime();
    private volatile @Nullable String reason;
    private volatile int mostFields;
    private long bodyLeft; // of the receiving thread

    /**
     * Takes over a connected channel.
     *
     * @param name of the other side, for thread names
     * @param mostFields bytes of fields that are accepted until {@link #trust}
     */
    public Connection(SocketChannel channel, String name, int mostFields) throws IOException {
        this.channel = channel;
        this.mostFields = mostFields;
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        sender = Thread.ofPlatform().daemon().name("to " + name).start(this::sendAll);
    }

    /** The other side may send long messages from now on. */
    public void trust() {
        mostFields = MOST_FIELDS;
    }

    /** Closes the connection if nothing is heard for so long. */
    public void watch(Duration silence) {
        watchers.add(Thread.ofVirtual().start(() -> awaitSilence(silence)));
    }

    private void awaitSilence(Duration silence) {
        try {
            long nanos = silence.toNanos();
            while (channel.isOpen() && System.nanoTime() - lastHeard < nanos) {
                Thread.sleep(Duration.ofNanos(nanos / 8));
            }
            if (channel.isOpen()) {
                close("nothing was heard of it for " + silence.toMillis() / 1e3 + " s");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the connection is closed
        }
    }

    /** Sends a message that nothing follows. */
    public void send(Message message) {
        send(message, List.of(), () -> {});
    }

    /**
     * Sends a message and its body.
     *
     * @param after called by some thread once the body's memory is not needed any more, also if it is never sent
     */
    public void send(Message message, List<MemorySegment> body, Runnable after) {
        outbox.add(new Letter(message, body, after));
    }

    /** Takes back all chunks that are not on their way. */
    public List<Message.Start> takeBack() {
        return outbox.takeBack();
    }

    private void sendAll() {
        try {
            BodyWriter writer = new BodyWriter(channel);
            while (!outbox.isDone()) {
                Optional<Letter> letter = outbox.take(BEAT_MS);
                if (letter.isPresent()) {
                    send(writer, letter.get());
                } else if (!outbox.isDone()) {
                    writer.write(frame(new Message.Beat(), 0), List.of());
                }
            }
        } catch (IOException e) {
            close("its connection is broken: " + e.getMessage());
        } catch (InterruptedException _) {
            close("this side ends");
        } catch (RuntimeException | Error e) { // a user's source: memory that is closed, a mapped file that got shorter
            close("what was to be sent cannot be read: " + e);
        }
    }

    private static void send(BodyWriter writer, Letter letter) throws IOException {
        try {
            long bytes =
                    letter.body().stream().mapToLong(MemorySegment::byteSize).sum();
            writer.write(frame(letter.message(), bytes), letter.body());
        } finally {
            letter.after().run();
        }
    }

    private static ByteBuffer frame(Message message, long bodyBytes) {
        byte[] fields = MessageCodec.encode(message);
        return ByteBuffer.allocateDirect(MessageCodec.HEADER + fields.length)
                .putShort(MessageCodec.MAGIC)
                .put(MessageCodec.VERSION)
                .put(MessageCodec.type(message))
                .putInt(fields.length)
                .putLong(bodyBytes)
                .put(fields)
                .flip();
    }

    /**
     * The next message other than a sign of life, once it is there. What follows it has to be taken before the next
     * call.
     *
     * @throws EOFException if the other side has closed the connection
     * @throws IOException if the connection is broken, or the other side speaks something else
     */
    public Message receive() throws IOException {
        Message message = next();
        while (message instanceof Message.Beat) {
            message = next();
        }
        return message;
    }

    /**
     * The same, within a time; signs of life do not prolong it.
     *
     * @throws IOException also if there is none in time; the connection is closed then
     */
    public Message receive(Duration limit) throws IOException {
        Thread watcher = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(limit);
                close("it said nothing for " + limit.toMillis() / 1e3 + " s");
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt(); // it spoke in time
            }
        });
        try {
            return receive();
        } finally {
            watcher.interrupt();
        }
    }

    private Message next() throws IOException {
        if (bodyLeft > 0) {
            throw new IllegalStateException(bodyLeft + " bytes that followed the last message were not taken");
        }
        header.clear();
        fill(header);
        header.flip();
        if (header.getShort() != MessageCodec.MAGIC) {
            throw new IOException("the other side is no SMI cluster");
        }
        byte version = header.get();
        if (version != MessageCodec.VERSION) {
            throw new IOException("the other side speaks version " + version + ", this one " + MessageCodec.VERSION
                    + "; use the same release on both");
        }
        byte type = header.get();
        int length = header.getInt();
        bodyLeft = header.getLong();
        if (length < 0 || length > mostFields || bodyLeft < 0 || bodyLeft > 0 && mostFields != MOST_FIELDS) {
            throw new IOException("a message of " + length + " and " + bodyLeft + " bytes is too long");
        }
        byte[] fields = new byte[length];
        fill(ByteBuffer.wrap(fields));
        return MessageCodec.decode(type, fields);
    }

    private void fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("the connection was closed");
            }
            lastHeard = System.nanoTime();
        }
    }

    /** Bytes that follow the message that was received last. */
    public long bodyBytes() {
        return bodyLeft;
    }

    /** Takes the bytes that follow the last message, all of them. */
    public void readBody(MemorySegment target) throws IOException {
        if (target.byteSize() != bodyLeft) {
            throw new IllegalArgumentException(target.byteSize() + " bytes for a body of " + bodyLeft);
        }
        for (long at = 0; at < target.byteSize(); at += MOST) {
            fill(target.asSlice(at, Math.min(MOST, target.byteSize() - at)).asByteBuffer());
        }
        bodyLeft = 0;
    }

    /** Drops the bytes that follow the last message. */
    public void skipBody() throws IOException {
        ByteBuffer dropped = ByteBuffer.allocateDirect(SKIPPED_AT_ONCE);
        while (bodyLeft > 0) {
            dropped.clear().limit((int) Math.min(SKIPPED_AT_ONCE, bodyLeft));
            fill(dropped);
            bodyLeft -= dropped.limit();
        }
    }

    /** Why this side closed the connection; empty if it did not, or had no reason. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** Closes it with a reason; only the first counts. */
    private void close(String why) {
        if (reason == null) {
            reason = why;
        }
        close();
    }

    /** Lets the messages that wait go out, within a little time, and closes. */
    public void finish() {
        outbox.end();
        try {
            sender.join(CLOSING_MS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    /** Closes it; the thread that receives gets an exception. No memory of messages is used when this returns. */
    @Override
    public void close() {
        outbox.close();
        try {
            channel.close();
        } catch (IOException _) {
            // it is of no use any more, whatever it says
        }
        watchers.forEach(Thread::interrupt);
        try {
            if (!Thread.currentThread().equals(sender)) {
                sender.join(CLOSING_MS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
