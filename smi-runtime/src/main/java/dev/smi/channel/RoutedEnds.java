package dev.smi.channel;

import dev.smi.fabric.FastFabric;
import dev.smi.fabric.endpoint.CollectiveEndpoint;
import dev.smi.fabric.endpoint.GatherEndpoint;
import dev.smi.fabric.endpoint.PopEndpoint;
import dev.smi.fabric.endpoint.PushEndpoint;
import dev.smi.fabric.endpoint.ScatterEndpoint;
import dev.smi.fabric.ring.Step;
import dev.smi.job.RankContext;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.Rank;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The ends of messages that a rank has at its communication kernels: one for each declared operation, with one message
 * at a time. For the threads of the rank.
 */
public final class RoutedEnds {

    private final RankContext context;
    private final FastFabric fabric;
    private final DeclaredPorts ports;
    private final Rank rank;
    private final Map<Port, Endpoint<PushEndpoint>> pushes = new ConcurrentHashMap<>();
    private final Map<Port, Endpoint<PopEndpoint>> pops = new ConcurrentHashMap<>();
    private final Map<Operation, Endpoint<CollectiveEndpoint>> collectives = new ConcurrentHashMap<>();

    /**
     * No messages yet.
     *
     * @param fabric has the rank, driven by other threads
     * @param ports what the fabric declares for the rank
     */
    public RoutedEnds(RankContext context, FastFabric fabric, DeclaredPorts ports) {
        this.context = context;
        this.fabric = fabric;
        this.ports = ports;
        this.rank = new Rank(context.rank());
    }

    /**
     * Opens a message to another rank, or to the own one. Sends nothing.
     *
     * @throws IllegalArgumentException if the push is not declared like this, or count or rank are out of range
     * @throws IllegalStateException if the last message there is not finished
     */
    public ElementSink push(Port port, int to, int count, Buffering buffering) {
        ports.require(new Operation.Push(port, buffering.type(), buffering.packets()));
        Link link = link(Kind.POINT_TO_POINT, port, to, count);
        return new RoutedPush(
                context,
                end(pushes, port, link, buffering, _ -> fabric.push(rank, port.value(), Step.NOBODY)),
                link,
                count);
    }

    /** Opens the other end of a message; see {@link #push}. */
    public ElementSource pop(Port port, int from, int count, Buffering buffering) {
        ports.require(new Operation.Pop(port, buffering.type(), buffering.packets()));
        Link link = link(Kind.POINT_TO_POINT, port, from, count);
        return new RoutedPop(
                context,
                end(pops, port, link, buffering, b -> fabric.pop(rank, port.value(), b.grant(), Step.NOBODY)),
                link,
                count);
    }

    /**
     * Opens the end of a rank that contributes elements: the root of a broadcast or scatter, the others of a reduction
     * or gather.
     *
     * @param count elements of the message, of one share in a scatter or gather
     */
    public ElementSink contribution(Operation.Collective operation, int root, int count, Buffering buffering) {
        Endpoint<CollectiveEndpoint> end = end(operation, root, count, buffering);
        return new RoutedContribution(context, end, participation(operation, end.ring(), root, count));
    }

    /** Opens the end of a rank that gets elements: the root of a gather, the others of a broadcast or scatter. */
    public ElementSource delivery(Operation.Collective operation, int root, int count, Buffering buffering) {
        Endpoint<CollectiveEndpoint> end = end(operation, root, count, buffering);
        return new RoutedDelivery(context, end, participation(operation, end.ring(), root, count));
    }

    /** Opens the root's end of a reduction. */
    public RootReduction reduction(Operation.Reduce operation, int root, int count, Buffering buffering) {
        Endpoint<CollectiveEndpoint> end = end(operation, root, count, buffering);
        Participation part = participation(operation, end.ring(), root, count);
        return new RoutedReduction(new RoutedContribution(context, end, part), end.ring());
    }

    private Participation participation(
            Operation.Collective operation, CollectiveEndpoint endpoint, int root, int count) {
        Link link = link(kind(operation), operation.port(), root, count);
        if (root != rank.value()) {
            return Participation.of(endpoint, link, count);
        }
        return switch (endpoint) {
            case ScatterEndpoint scatter ->
                Participation.ofRoot(endpoint, link, count, context.size(), scatter::passOwnShare);
            case GatherEndpoint gather ->
                Participation.ofRoot(endpoint, link, count, context.size(), gather::passOwnShare);
            default -> Participation.of(endpoint, link, count);
        };
    }

    private Endpoint<CollectiveEndpoint> end(Operation.Collective operation, int root, int count, Buffering buffering) {
        ports.require(operation);
        Link link = link(kind(operation), operation.port(), root, count);
        return end(collectives, operation, link, buffering, b -> endpoint(operation, b));
    }

    private CollectiveEndpoint endpoint(Operation.Collective operation, Buffering buffering) {
        int port = operation.port().value();
        return switch (operation) {
            case Operation.Broadcast _ -> fabric.broadcast(rank, port, Step.NOBODY);
            case Operation.Reduce _ -> fabric.reduce(rank, port, Step.NOBODY);
            case Operation.Scatter _ -> fabric.scatter(rank, port, buffering.grant(), Step.NOBODY);
            case Operation.Gather _ -> fabric.gather(rank, port, buffering.grant(), Step.NOBODY);
        };
    }

    private static Kind kind(Operation.Collective operation) {
        return switch (operation) {
            case Operation.Broadcast _ -> Kind.BROADCAST;
            case Operation.Reduce _ -> Kind.REDUCE;
            case Operation.Scatter _ -> Kind.SCATTER;
            case Operation.Gather _ -> Kind.GATHER;
        };
    }

    private static <K, R> Endpoint<R> end(
            Map<K, Endpoint<R>> ends, K key, Link link, Buffering buffering, Function<Buffering, R> maker) {
        Endpoint<R> end = ends.computeIfAbsent(key, _ -> new Endpoint<>(link, buffering, maker.apply(buffering)));
        if (!end.buffering().equals(buffering)) {
            throw new IllegalStateException("port " + link.port() + " was opened with another asynchronicity degree"
                    + " before; a port keeps its degree");
        }
        return end;
    }

    private Link link(Kind kind, Port port, int peer, int count) {
        Endpoints.requireArguments(port.value(), peer, context.size(), count);
        return new Link(kind, port.value(), peer, peer);
    }
}
