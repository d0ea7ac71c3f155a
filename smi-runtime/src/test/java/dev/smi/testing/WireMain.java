package dev.smi.testing;

import dev.smi.job.JobException;
import dev.smi.job.JobOptions;
import dev.smi.job.Link;
import dev.smi.job.RankContext;
import dev.smi.job.Rendezvous;
import dev.smi.job.Waitable;
import dev.smi.rank.RankSearch;
import dev.smi.transport.RingReader;
import dev.smi.transport.RingWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/**
 * A rank that passes numbers to the next one, in a circle, as many as its argument says; or fails of what a second
 * argument says.
 */
public final class WireMain {

    private static final int CAPACITY = 1 << 10;

    private WireMain() {}

    /** Runs the rank; prints {@code ok} and the sum of what it received, or the message of what went wrong. */
    public static void main(String[] arguments) {
        JobOptions options = JobOptions.of(
                Duration.ofSeconds(Integer.getInteger("smi.test.limit", 20)),
                Link.of(System.getProperty("smi.link", "auto")),
                Optional.ofNullable(System.getProperty("smi.shm")).map(Path::of));
        try (RankContext context = Rendezvous.meet(RankSearch.find(List.of(arguments)), options)) {
            System.out.println("met");
            try {
                if (arguments.length > 1) {
                    throw new JobException(arguments[1], JobException.DEADLOCK);
                }
                System.out.println("ok " + circle(context, Long.parseLong(arguments[0])));
            } catch (JobException e) {
                context.hub().progress().fail(e);
                throw e;
            }
        } catch (JobException e) {
            System.out.println(e.getMessage());
            System.exit(e.exitStatus());
        }
    }

    private static long circle(RankContext context, long count) {
        int next = (context.rank() + 1) % context.size();
        int previous = (context.rank() + context.size() - 1) % context.size();
        RingWriter out = context.writer(next, "port.0", CAPACITY, "int");
        RingReader in = context.reader(previous, "port.0", CAPACITY, "int");
        Waitable room = wait("for room for numbers", next, () -> out.hasRoom(Long.BYTES) || in.has(Long.BYTES));
        Waitable numbers = wait("for numbers", previous, () -> in.has(Long.BYTES));
        long sent = 0;
        long received = 0;
        long sum = 0;
        while (received < count || sent < count) {
            if (sent < count && out.hasRoom(Long.BYTES)) {
                out.putLong(context.rank() + sent++);
                out.publish();
            } else if (in.has(Long.BYTES)) {
                sum += in.getLong();
                in.release();
                received++;
            } else {
                context.await(sent < count ? room : numbers);
            }
        }
        context.await(wait("for its numbers to be read", next, out::isDrained));
        return sum;
    }

    private static Waitable wait(String what, int peer, BooleanSupplier isReady) {
        return new Waitable() {
            @Override
            public boolean isReady() {
                return isReady.getAsBoolean();
            }

            @Override
            public String description() {
                return what + ", rank " + peer;
            }

            @Override
            public OptionalInt peer() {
                return OptionalInt.of(peer);
            }
        };
    }
}
