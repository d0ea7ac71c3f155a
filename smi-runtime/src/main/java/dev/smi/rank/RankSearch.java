package dev.smi.rank;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Finds out which rank a program is. Stateless. */
public final class RankSearch {

    private RankSearch() {}

    /**
     * The rank of the calling thread's program: what a launcher says that is found as a service, or else the
     * environment, or else the only rank of a job of its own.
     *
     * @param arguments the arguments of {@code main}
     * @throws LaunchException if what the environment says makes no sense
     */
    public static LaunchedRank find(List<String> arguments) {
        for (RankProvider provider : ServiceLoader.load(RankProvider.class)) {
            Optional<LaunchedRank> rank = provider.find(arguments);
            if (rank.isPresent()) {
                return rank.get();
            }
        }
        return EnvironmentRank.find(System.getenv(), arguments).orElseGet(() -> new SingleRank(arguments));
    }
}
