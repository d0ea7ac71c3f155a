package dev.smi.launch.program;

import dev.smi.cli.ExitStatus;
import dev.smi.rank.LaunchedRank;
import dev.smi.rank.RankProvider;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Prints which copy of a class of the project, of the adapter and of the application a rank has: the number of its
 * loader. What is shared has the same one everywhere.
 */
public final class Statics {

    private static final AtomicInteger OWN = new AtomicInteger();

    private Statics() {}

    /** Runs on each rank. */
    public static void main(String[] arguments) {
        RankProvider provider =
                ServiceLoader.load(RankProvider.class).findFirst().orElseThrow();
        LaunchedRank rank = provider.find(List.of(arguments)).orElseThrow();
        System.out.println("project " + System.identityHashCode(RankProvider.class) + " "
                + System.identityHashCode(ExitStatus.class));
        System.out.println("adapter " + System.identityHashCode(provider.getClass()));
        System.out.println("application " + OWN.incrementAndGet());
        System.out.println("arguments " + List.of(arguments));
        rank.end();
    }
}
