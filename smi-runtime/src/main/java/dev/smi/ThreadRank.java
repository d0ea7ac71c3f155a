package dev.smi;

import dev.smi.rank.LaunchedRank;
import dev.smi.rank.MessageCarrier;
import java.util.List;
import java.util.Optional;

/** A rank that is a thread of this JVM, as if a launcher had started it. */
record ThreadRank(int rank, int size, String job, MessageCarrier messages) implements LaunchedRank {

    @Override
    public List<String> arguments() {
        return List.of();
    }

    @Override
    public Optional<MessageCarrier> carrier() {
        return Optional.of(messages);
    }

    @Override
    public void end() {
        // the thread that started it waits for it
    }
}
