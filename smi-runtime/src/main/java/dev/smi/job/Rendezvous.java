package dev.smi.job;

import dev.smi.rank.LaunchedRank;
import dev.smi.transport.Transport;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** Brings the ranks of a job together: finds out where each is, and how it is reached from here. Stateless. */
public final class Rendezvous {

    private Rendezvous() {}

    /**
     * The calling thread's rank, once all ranks have come.
     *
     * @param limit how long to wait for the others, and how long any later wait may take
     * @throws JobException if not all ranks come in time; the message names those that are missing
     */
    public static RankContext meet(LaunchedRank launched, Duration limit) {
        Hub hub = Hub.of(launched.job(), limit);
        List<Transport> transports = Collections.nCopies(launched.size(), hub.local());
        RankContext context = new RankContext(hub, launched.rank(), transports);
        hub.awaitRanks(launched.rank(), launched.size());
        context.watch();
        return context;
    }
}
