package dev.smi.rank;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A program that nobody launched as one of several. */
record SingleRank(String job, List<String> arguments) implements LaunchedRank {

    SingleRank(List<String> arguments) {
        this("single-" + UUID.randomUUID(), List.copyOf(arguments));
    }

    @Override
    public int rank() {
        return 0;
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public Optional<MessageCarrier> carrier() {
        return Optional.empty();
    }

    @Override
    public void end() {
        // nobody waits to be told
    }
}
