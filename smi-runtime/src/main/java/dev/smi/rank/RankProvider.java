package dev.smi.rank;

import java.util.List;
import java.util.Optional;

/**
 * Tells a program which rank it is, if this provider's launcher started it. Found by {@link java.util.ServiceLoader}
 * through the context class loader, as MPJ Express gives each rank of a JVM a class loader of its own; so what it keeps
 * in static fields is the rank's.
 */
public interface RankProvider {

    /**
     * The rank of the calling thread's program, or empty if somebody else started it.
     *
     * @param arguments the arguments of {@code main}, the launcher's own included if it puts any there
     */
    Optional<LaunchedRank> find(List<String> arguments);
}
