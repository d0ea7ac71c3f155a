package dev.smi.launch.program;

import dev.smi.rank.LaunchedRank;
import dev.smi.rank.RankProvider;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Ends in the way that the first argument names, on rank 1. All other ranks wait then, as ranks do whose partner is
 * gone.
 */
public final class Ends {

    private static final Duration FOR_EVER = Duration.ofMinutes(5);

    private Ends() {}

    /** An exception that brings its exit status along. */
    static final class WithStatus extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WithStatus(String message) {
            super(message);
        }

        public int exitStatus() {
            return 3;
        }
    }

    /** Runs on each rank. */
    public static void main(String[] arguments) throws InterruptedException {
        LaunchedRank rank = ServiceLoader.load(RankProvider.class)
                .findFirst()
                .orElseThrow()
                .find(List.of(arguments))
                .orElseThrow();
        System.out.println("rank " + rank.rank() + " of " + rank.size() + " runs");
        String how = arguments[0];
        if (!how.equals("well")) {
            if (rank.rank() == 1) {
                end(how);
                return;
            }
            Thread.sleep(FOR_EVER);
        }
        rank.end();
    }

    private static void end(String how) throws InterruptedException {
        switch (how) {
            case "throw" -> throw new IllegalArgumentException("planted\nsecond line");
            case "deadlock" -> throw new WithStatus("deadlock: planted");
            case "exit0" -> System.exit(0);
            case "exit3" -> System.exit(3);
            case "hang" -> Thread.sleep(FOR_EVER);
            case "open" -> {}
            default -> throw new IllegalArgumentException("unknown way to end: " + how);
        }
    }
}
