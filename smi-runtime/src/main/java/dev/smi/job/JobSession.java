package dev.smi.job;

import dev.smi.rank.MessageCarrier;
import dev.smi.transport.MessageFaults;
import dev.smi.transport.MessageTransport;
import dev.smi.transport.SharedMemoryTransport;
import dev.smi.transport.WireException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one rank holds of a job that spans processes: its file, its links, its watch. For the rank's main thread. */
final class JobSession implements Session {

    private final Hub hub;
    private final JobDirectory directory;
    private final Placement me;
    private @Nullable SharedMemoryTransport shared;
    private @Nullable MessageTransport messages;
    private @Nullable JobWatch watch;

    JobSession(Hub hub, JobDirectory directory, Placement me) {
        this.hub = hub;
        this.directory = directory;
        this.me = me;
    }

    /** Starts to exchange messages with the other ranks, and greets them with where this one is. */
    MessageTransport open(MessageCarrier carrier) {
        MessageTransport opened = new MessageTransport(carrier, me.rank(), me.size(), me.encode(), new Faults());
        messages = opened;
        hub.traffic().add(opened);
        return opened;
    }

    /** The one that {@link #open} started. */
    MessageTransport messages() {
        return Objects.requireNonNull(messages);
    }

    /** No rank is reached by messages, after all. */
    void endMessages() {
        endMessages(Optional.empty());
    }

    private void endMessages(Optional<JobFailure> failure) {
        MessageTransport open = messages;
        if (open != null) {
            hub.traffic().remove(open);
            messages = null;
            failure.ifPresentOrElse(f -> open.fail(f.encode()), open::close);
        }
    }

    /** Wires to ranks of this host. */
    SharedMemoryTransport shared(JobDirectory place) {
        SharedMemoryTransport made = new SharedMemoryTransport(place.path());
        shared = made;
        return made;
    }

    /** Looks after ranks of this host from now on. */
    void watch(List<Placement> placements) {
        watch = new JobWatch(hub, directory, me, placements);
    }

    @Override
    public void end(Optional<JobFailure> failure) {
        if (watch != null) {
            watch.end();
        }
        failure.ifPresent(f -> directory.fail(me.rank(), f));
        try {
            endMessages(failure);
            if (shared != null) {
                shared.close();
            }
        } finally {
            directory.leave(me.rank());
        }
    }

    private final class Faults implements MessageFaults {

        @Override
        public void peerFailed(int rank, byte[] reason) {
            hub.progress().fail(JobFailure.decode(reason).toException());
        }

        @Override
        public void broken(WireException cause) {
            hub.progress().fail(new JobException("rank " + me.rank() + ": " + cause.getMessage(), cause));
        }
    }
}
