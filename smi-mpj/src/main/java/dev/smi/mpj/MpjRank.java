package dev.smi.mpj;

import dev.smi.rank.LaunchedRank;
import dev.smi.rank.MessageCarrier;
import java.util.List;
import java.util.Optional;

/** This rank, for the runtime. */
final class MpjRank implements LaunchedRank {

    private final RankSession session;

    MpjRank(RankSession session) {
        this.session = session;
    }

    @Override
    public int rank() {
        return session.rank();
    }

    @Override
    public int size() {
        return session.description().ranks();
    }

    @Override
    public String job() {
        return session.description().job();
    }

    @Override
    public List<String> arguments() {
        return session.description().arguments();
    }

    /** Starts MPJ Express if need be; all ranks have to ask for it, or none. */
    @Override
    public Optional<MessageCarrier> carrier() {
        return Optional.of(session.carrier());
    }

    @Override
    public void end() {
        session.end();
    }
}
