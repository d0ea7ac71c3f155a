package dev.smi.job;

import dev.smi.transport.MessageTransport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What goes between this JVM's ranks and others by messages, but for what watches say to each other. For any thread.
 *
 * <p>Bytes that are sent arrive at the reader, and that the reader has read them arrives at the writer. If over all
 * JVMs as much has arrived as was sent, nothing is on its way.
 */
final class MessageTraffic implements Activity {

    private final List<MessageTransport> transports = new CopyOnWriteArrayList<>();

    MessageTraffic() {}

    void add(MessageTransport transport) {
        transports.add(transport);
    }

    void remove(MessageTransport transport) {
        transports.remove(transport);
    }

    /** Bytes that ranks here have published, and bytes from elsewhere that they have read. */
    long sent() {
        return transports.stream().mapToLong(MessageTransport::bytesSent).sum();
    }

    /** Bytes from elsewhere that ranks here can see, and bytes from here that are known to have been read elsewhere. */
    long arrived() {
        return transports.stream().mapToLong(MessageTransport::bytesArrived).sum();
    }

    /** What is on its way shows in the sums of all JVMs only. */
    @Override
    public boolean isQuiet() {
        return true;
    }

    @Override
    public long progress() {
        return sent() + arrived();
    }

    @Override
    public List<StuckWait> waits() {
        return List.of();
    }
}
