package dev.smi.job;

import dev.smi.transport.MessageTransport;
import java.io.IOException;
import java.util.Optional;

/** Ranks on any hosts meet through messages, and leave their files in the directories of their hosts. */
record CarrierMeeting(MessageTransport messages, JobDirectory directory, Placement me) implements MeetingPoint {

    @Override
    public void appear() {
        directory.publish(me);
    }

    @Override
    public Optional<Placement> find(int rank) {
        if (rank == me.rank()) {
            return Optional.of(me);
        }
        Optional<byte[]> greeting = messages.greeting(rank);
        if (greeting.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Placement.decode(greeting.get(), "the greeting of rank " + rank));
        } catch (IOException e) {
            throw new JobException(e.getMessage() + "; start all ranks from the same build", e);
        }
    }

    @Override
    public String remedy() {
        return "they may have failed before Smi.init, or not call it";
    }
}
