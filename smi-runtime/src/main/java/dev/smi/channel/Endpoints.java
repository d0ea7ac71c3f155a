package dev.smi.channel;

import dev.smi.job.RankContext;
import dev.smi.model.Port;
import dev.smi.transport.RingReader;
import dev.smi.transport.RingWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The ends of wires that a rank has in one group of ranks. For the threads of the rank. */
public final class Endpoints {

    private final RankContext context;
    private final List<Integer> members;
    private final String group;
    private final Map<Link, Endpoint<RingWriter>> writers = new ConcurrentHashMap<>();
    private final Map<Link, Endpoint<RingReader>> readers = new ConcurrentHashMap<>();

    /**
     * No wires yet.
     *
     * @param members world ranks in order of their number in the group
     * @param group names its wires
     */
    public Endpoints(RankContext context, List<Integer> members, String group) {
        this.context = context;
        this.members = List.copyOf(members);
        this.group = group;
    }

    /**
     * Opens a message to another rank, or to the own one. Sends nothing.
     *
     * @param member the rank's number in the group
     * @throws IllegalArgumentException if count, port or rank are out of range
     * @throws IllegalStateException if the last message there is not finished, or the port is used with another type or
     *     degree
     */
    public Outlet outlet(Kind kind, int port, int member, int count, Buffering buffering) {
        Link link = link(kind, port, member, count);
        Endpoint<RingWriter> endpoint = writers.computeIfAbsent(
                link,
                _ -> new Endpoint<>(
                        link,
                        buffering,
                        context.writer(link.worldRank(), wire(link), buffering.capacity(), buffering.contract())));
        requireSame(endpoint, buffering);
        return new Outlet(context, endpoint, count);
    }

    /** Opens the other end of a message; see {@link #outlet}. */
    public Inlet inlet(Kind kind, int port, int member, int count, Buffering buffering) {
        Link link = link(kind, port, member, count);
        Endpoint<RingReader> endpoint = readers.computeIfAbsent(
                link,
                _ -> new Endpoint<>(
                        link,
                        buffering,
                        context.reader(link.worldRank(), wire(link), buffering.capacity(), buffering.contract())));
        requireSame(endpoint, buffering);
        return new Inlet(context, endpoint, count);
    }

    /**
     * Checks a port's number.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public static void requirePort(int port) {
        if (port < 0 || port > Port.MAX) {
            throw new IllegalArgumentException("port " + port + " is not within 0.." + Port.MAX);
        }
    }

    private Link link(Kind kind, int port, int member, int count) {
        requireArguments(port, member, members.size(), count);
        return new Link(kind, port, member, members.get(member));
    }

    static void requireArguments(int port, int member, int ranks, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count " + count + " is negative");
        }
        if (member < 0 || member >= ranks) {
            throw new IllegalArgumentException(
                    "rank " + member + " is not within 0.." + (ranks - 1) + " of this communicator");
        }
        requirePort(port);
    }

    private String wire(Link link) {
        return group + "." + link.kind().id() + "." + link.port();
    }

    private static void requireSame(Endpoint<?> endpoint, Buffering buffering) {
        if (!endpoint.buffering().equals(buffering)) {
            throw new IllegalStateException("port " + endpoint.link().port() + " was opened for "
                    + endpoint.buffering().contract() + " before, and now for " + buffering.contract()
                    + "; a port keeps its type and asynchronicity degree");
        }
    }
}
