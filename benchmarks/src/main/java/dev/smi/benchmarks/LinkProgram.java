package dev.smi.benchmarks;

import dev.smi.job.JobOptions;
import dev.smi.job.Link;
import dev.smi.job.RankContext;
import dev.smi.job.Rendezvous;
import dev.smi.rank.LaunchedRank;
import dev.smi.rank.MemoryCarriers;
import dev.smi.rank.MessageCarrier;
import dev.smi.rank.RankSearch;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One of two ranks that measure the link between them. Rank 0 prints packets of 32 bytes per second, seconds for half a
 * round trip of one, and bytes per second in large pieces.
 */
public final class LinkProgram {

    private static final int SMALL_RING = 1 << 18;
    private static final int LARGE_RING = 1 << 20;
    private static final int LARGE = 1 << 20;
    private static final long SHORTEST_NS = 400_000_000;

    private LinkProgram() {}

    private record ThreadRank(int rank, String job, MessageCarrier messages) implements LaunchedRank {

        @Override
        public int size() {
            return 2;
        }

        @Override
        public List<String> arguments() {
            return List.of();
        }

        @Override
        public Optional<MessageCarrier> carrier() {
            return Optional.of(messages);
        }

        @Override
        public void end() {
            // the JVM ends with its ranks
        }
    }

    /** Runs the rank that a launcher started, or with {@code --threads} both. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length == 0) {
            LaunchedRank launched = RankSearch.find(List.of(arguments));
            run(launched);
            launched.end();
            return;
        }
        String job = "bench-" + UUID.randomUUID();
        MemoryCarriers carriers = new MemoryCarriers(2);
        Thread other = Thread.ofPlatform().daemon().start(() -> run(new ThreadRank(1, job, carriers.of(1))));
        run(new ThreadRank(0, job, carriers.of(0)));
        other.join();
    }

    private static void run(LaunchedRank launched) {
        JobOptions options = JobOptions.of(
                Duration.ofSeconds(60), Link.of(System.getProperty("smi.link", "auto")), Optional.empty());
        try (RankContext context = Rendezvous.meet(launched, options)) {
            WireEnds small = new WireEnds(context, SMALL_RING);
            double packets = rate(context, n -> small.sendPackets(n), n -> small.takePackets(n));
            double bounces = rate(context, n -> small.ping(n), n -> small.pong(n));
            WireEnds large = new WireEnds(context, LARGE_RING);
            MemorySegment buffer = Arena.ofAuto().allocate(LARGE);
            double pieces = rate(context, n -> large.sendBulk(buffer, n), n -> large.takeBulk(buffer, n));
            if (context.rank() == 0) {
                System.out.println("packets " + packets);
                System.out.println("latency " + 1 / bounces / 2);
                System.out.println("bandwidth " + pieces * LARGE);
            }
            // nobody leaves while the other may still read
            WireEnds last = new WireEnds(context, 1 << 10);
            if (context.rank() == 0) {
                last.ping(1);
            } else {
                last.pong(1);
            }
        }
    }

    private interface Traffic {
        void run(long count);
    }

    /**
     * How often a second something can be done; rank 0 says how often it is done, more and more until it takes long.
     */
    private static double rate(RankContext context, Traffic first, Traffic second) {
        WireEnds control = new WireEnds(context, 1 << 9);
        long count = 64;
        double best = 0;
        int enough = 0;
        while (enough < 3) {
            if (context.rank() == 0) {
                control.announce(count);
                long start = System.nanoTime();
                first.run(count);
                double time = System.nanoTime() - start;
                best = Math.max(best, count * 1e9 / time);
                enough += time > SHORTEST_NS ? 1 : 0;
                count *= time > SHORTEST_NS ? 1 : 2;
            } else {
                count = control.hear();
                if (count == 0) {
                    return 0;
                }
                second.run(count);
            }
        }
        control.announce(0);
        return best;
    }
}
