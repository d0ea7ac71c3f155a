package dev.smi;

import dev.smi.channel.Buffering;
import dev.smi.channel.CombinationOrder;
import dev.smi.channel.ElementSink;
import dev.smi.channel.Endpoints;
import dev.smi.channel.Inlet;
import dev.smi.channel.Kind;
import dev.smi.channel.Reduction;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.DataType;
import dev.smi.model.ReduceOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Opens the collective channels of a group. All of them are linear on the wires: the root deals with every rank itself,
 * so that no rank depends on another one's calls; the scheme decides in which order reductions combine. Each direction
 * between two ranks is a wire of its own on which messages follow each other, so successive collectives on a port do
 * not mix, whatever their roots. For the threads of one rank.
 */
final class Collectives {

    private final Endpoints endpoints;
    private final int rank;
    private final int ranks;
    private final CollectiveScheme scheme;

    Collectives(Endpoints endpoints, int rank, int ranks, CollectiveScheme scheme) {
        this.endpoints = endpoints;
        this.rank = rank;
        this.ranks = ranks;
        this.scheme = scheme;
    }

    BroadcastChannel broadcast(DataType type, int count, int port, int root, int degree) {
        Buffering buffering = Buffering.of(type, degree);
        requireArguments(count, port, root);
        if (rank != root) {
            return new BroadcastChannel(
                    type, count, place(port, root), endpoints.inlet(Kind.BROADCAST, port, root, count, buffering));
        }
        List<ElementSink> others = new ArrayList<>();
        for (int member = 0; member < ranks; member++) {
            if (member != rank) {
                others.add(endpoints.outlet(Kind.BROADCAST, port, member, count, buffering));
            }
        }
        return new BroadcastChannel(type, count, place(port, root), others);
    }

    ReduceChannel reduce(DataType type, int count, ReduceOperator operator, int port, int root, int degree) {
        Buffering buffering = Buffering.of(type, degree);
        requireArguments(count, port, root);
        if (rank != root) {
            return new ReduceChannel(
                    type, count, place(port, root), endpoints.outlet(Kind.REDUCE, port, root, count, buffering));
        }
        List<@Nullable Inlet> others = others(member -> endpoints.inlet(Kind.REDUCE, port, member, count, buffering));
        CombinationOrder order = CombinationOrder.of(scheme, ranks, root);
        return new ReduceChannel(type, count, place(port, root), new Reduction(type, operator, order, others));
    }

    ScatterChannel scatter(DataType type, int sendCount, int receiveCount, int port, int root, int degree) {
        Buffering buffering = Buffering.of(type, degree);
        requireArguments(Math.min(sendCount, receiveCount), port, root);
        if (rank != root) {
            return new ScatterChannel(
                    type,
                    receiveCount,
                    place(port, root),
                    endpoints.inlet(Kind.SCATTER, port, root, receiveCount, buffering));
        }
        requireSame(sendCount, receiveCount);
        return new ScatterChannel(
                type,
                place(port, root),
                new Shares<>(
                        others(member -> endpoints.outlet(Kind.SCATTER, port, member, sendCount, buffering)),
                        sendCount));
    }

    GatherChannel gather(DataType type, int sendCount, int receiveCount, int port, int root, int degree) {
        Buffering buffering = Buffering.of(type, degree);
        requireArguments(Math.min(sendCount, receiveCount), port, root);
        if (rank != root) {
            return new GatherChannel(
                    type,
                    sendCount,
                    place(port, root),
                    endpoints.outlet(Kind.GATHER, port, root, sendCount, buffering));
        }
        requireSame(sendCount, receiveCount);
        return new GatherChannel(
                type,
                place(port, root),
                new Shares<>(
                        others(member -> endpoints.inlet(Kind.GATHER, port, member, receiveCount, buffering)),
                        receiveCount));
    }

    private <E> List<@Nullable E> others(IntFunction<E> opening) {
        List<@Nullable E> ends = new ArrayList<>();
        for (int member = 0; member < ranks; member++) {
            ends.add(member == rank ? null : opening.apply(member));
        }
        return ends;
    }

    static String place(int port, int root) {
        return "on port " + port + " with root " + root;
    }

    private void requireArguments(int count, int port, int root) {
        if (count < 0) {
            throw new IllegalArgumentException("count " + count + " is negative");
        }
        Endpoints.requirePort(port);
        if (root < 0 || root >= ranks) {
            throw new IllegalArgumentException(
                    "root " + root + " is not within 0.." + (ranks - 1) + " of this communicator");
        }
    }

    static void requireSame(int sendCount, int receiveCount) {
        if (sendCount != receiveCount) {
            throw new IllegalArgumentException("send count " + sendCount + " and receive count " + receiveCount
                    + " differ: every rank has as many elements");
        }
    }
}
