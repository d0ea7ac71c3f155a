package dev.smi.mpj;

import dev.smi.rank.LaunchedRank;
import dev.smi.rank.RankProvider;
import java.util.List;
import java.util.Optional;

/** Knows the rank of programs that {@code mpjrun} started. Stateless; the rank is kept by {@link RankMain}. */
public final class MpjRankProvider implements RankProvider {

    /** For {@link java.util.ServiceLoader}. */
    public MpjRankProvider() {}

    @Override
    public Optional<LaunchedRank> find(List<String> arguments) {
        RankSession session = RankMain.session();
        if (session == null) {
            return Optional.empty();
        }
        session.take();
        return Optional.of(new MpjRank(session));
    }
}
