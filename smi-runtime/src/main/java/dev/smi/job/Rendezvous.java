package dev.smi.job;

import dev.smi.rank.LaunchedRank;
import dev.smi.rank.MessageCarrier;
import dev.smi.transport.SharedMemoryTransport;
import dev.smi.transport.Transport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Brings the ranks of a job together: finds out where each is, and how it is reached from here. One use. */
public final class Rendezvous {

    private final LaunchedRank launched;
    private final JobOptions options;
    private final Hub hub;
    private final Placement me;

    private Rendezvous(LaunchedRank launched, JobOptions options) {
        this.launched = launched;
        this.options = options;
        this.hub = Hub.of(launched.job(), options.limit());
        this.me = new Placement(
                launched.rank(),
                launched.size(),
                Placement.VERSION,
                HostId.of(options.memory()),
                ProcessId.current(),
                hub.id(),
                options.link().id());
    }

    /**
     * The calling thread's rank, once all ranks have come. The thread has to be the rank's main thread.
     *
     * @throws JobException if not all ranks come in time, which the message lists, or if they do not fit each other
     */
    public static RankContext meet(LaunchedRank launched, JobOptions options) {
        Rendezvous rendezvous = new Rendezvous(launched, options);
        return launched.size() == 1 || options.link() == Link.LOCAL ? rendezvous.meetHere() : rendezvous.meetAnywhere();
    }

    private RankContext meetHere() {
        List<Transport> transports = Collections.nCopies(launched.size(), hub.local());
        RankContext context = new RankContext(hub, launched.rank(), transports);
        try {
            hub.awaitRanks(launched.rank(), launched.size());
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
        hub.watch();
        return context;
    }

    private RankContext meetAnywhere() {
        JobSweep.sweep(options.memory(), me.host());
        JobDirectory directory = new JobDirectory(options.memory(), launched.job());
        JobSession session = new JobSession(hub, directory, me);
        try {
            Optional<MessageCarrier> carrier = launched.carrier();
            MeetingPoint point = carrier.isPresent()
                    ? new CarrierMeeting(session.open(carrier.get()), directory, me)
                    : new DirectoryMeeting(directory, me);
            List<Placement> placements = new Muster(point, me, hub).await(options.limit());
            LinkChoice choice = new LinkChoice(options.link(), me, placements, carrier.isPresent());
            List<Transport> transports = transports(choice, directory, session);
            session.watch(placements);
            hub.progress().shareCores(threads(placements, choice.usesMessages()));
            RankContext context = new RankContext(hub, launched.rank(), transports, session);
            watchForDeadlocks(context, placements);
            return context;
        } catch (RuntimeException e) {
            session.end(Optional.of(JobFailure.of(e)));
            throw e;
        }
    }

    /** One rank of each JVM stands for the others in it. */
    private void watchForDeadlocks(RankContext context, List<Placement> placements) {
        Map<String, Integer> leaders = new TreeMap<>();
        placements.forEach(p -> leaders.merge(p.hub(), p.rank(), Math::min));
        if (leaders.size() > 1 && Integer.valueOf(launched.rank()).equals(leaders.get(me.hub()))) {
            hub.watch(context, List.copyOf(leaders.values()));
        } else if (leaders.size() == 1) {
            hub.awaitRanks(launched.rank(), launched.size());
            hub.watch();
        }
    }

    /** A rank of this host has a thread of its program, and one for messages. */
    private int threads(List<Placement> placements, boolean usesMessages) {
        long ranks = placements.stream().filter(p -> p.host().equals(me.host())).count();
        return (int) ranks * (usesMessages ? 2 : 1);
    }

    private List<Transport> transports(LinkChoice choice, JobDirectory directory, JobSession session) {
        SharedMemoryTransport shared = session.shared(directory);
        List<Transport> transports = new ArrayList<>();
        for (int rank = 0; rank < launched.size(); rank++) {
            transports.add(
                    switch (choice.to(rank)) {
                        case LOCAL -> hub.local();
                        case SHM -> shared;
                        case MPJ, AUTO -> session.messages();
                    });
        }
        if (!choice.usesMessages()) {
            session.endMessages();
        }
        return transports;
    }
}
