package dev.smi.job;

import dev.smi.transport.MessageTransport;
import java.util.List;

/** The thread that moves a rank's messages, as something that works by itself. */
record MessageActivity(MessageTransport messages) implements Activity {

    @Override
    public boolean isQuiet() {
        return messages.isQuiet();
    }

    @Override
    public long progress() {
        return messages.sent() + messages.received();
    }

    @Override
    public List<String> waits() {
        return List.of();
    }
}
