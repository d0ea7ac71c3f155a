package dev.smi;

import dev.smi.channel.Buffering;
import dev.smi.channel.ElementSink;
import dev.smi.channel.ElementSource;
import dev.smi.channel.Endpoints;
import dev.smi.channel.RoutedEnds;
import dev.smi.model.DataType;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.ReduceOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Opens channels of the world whose elements go through communication kernels. For the threads of a rank. */
final class RoutedChannels implements ChannelOpener {

    private final RoutedEnds ends;
    private final int rank;
    private final int ranks;

    RoutedChannels(RoutedEnds ends, int rank, int ranks) {
        this.ends = ends;
        this.rank = rank;
        this.ranks = ranks;
    }

    @Override
    public SendChannel send(DataType type, int count, int destination, int port, int degree) {
        return new SendChannel(ends.push(port(port), destination, count, Buffering.of(type, degree)));
    }

    @Override
    public ReceiveChannel receive(DataType type, int count, int source, int port, int degree) {
        return new ReceiveChannel(ends.pop(port(port), source, count, Buffering.of(type, degree)));
    }

    @Override
    public BroadcastChannel broadcast(DataType type, int count, int port, int root, int degree) {
        Buffering buffering = Buffering.of(type, degree);
        Operation.Collective operation = new Operation.Broadcast(port(port), type, buffering.packets());
        return rank == root
                ? new BroadcastChannel(
                        type,
                        count,
                        Collectives.place(port, root),
                        List.of(ends.contribution(operation, root, count, buffering)))
                : new BroadcastChannel(
                        type, count, Collectives.place(port, root), ends.delivery(operation, root, count, buffering));
    }

    @Override
    public ReduceChannel reduce(DataType type, int count, ReduceOperator operator, int port, int root, int degree) {
        Buffering buffering = Buffering.of(type, degree);
        Operation.Reduce operation = new Operation.Reduce(port(port), type, buffering.packets(), operator);
        return rank == root
                ? new ReduceChannel(
                        type, count, Collectives.place(port, root), ends.reduction(operation, root, count, buffering))
                : new ReduceChannel(
                        type,
                        count,
                        Collectives.place(port, root),
                        ends.contribution(operation, root, count, buffering));
    }

    @Override
    public ScatterChannel scatter(DataType type, int sendCount, int receiveCount, int port, int root, int degree) {
        Buffering buffering = Buffering.of(type, degree);
        Operation.Collective operation = new Operation.Scatter(port(port), type, buffering.packets());
        if (rank != root) {
            ElementSource in = ends.delivery(operation, root, receiveCount, buffering);
            return new ScatterChannel(type, receiveCount, Collectives.place(port, root), in);
        }
        Collectives.requireSame(sendCount, receiveCount);
        ElementSink out = ends.contribution(operation, root, sendCount, buffering);
        return new ScatterChannel(type, Collectives.place(port, root), shares(() -> out, sendCount));
    }

    @Override
    public GatherChannel gather(DataType type, int sendCount, int receiveCount, int port, int root, int degree) {
        Buffering buffering = Buffering.of(type, degree);
        Operation.Collective operation = new Operation.Gather(port(port), type, buffering.packets());
        if (rank != root) {
            ElementSink out = ends.contribution(operation, root, sendCount, buffering);
            return new GatherChannel(type, sendCount, Collectives.place(port, root), out);
        }
        Collectives.requireSame(sendCount, receiveCount);
        ElementSource in = ends.delivery(operation, root, receiveCount, buffering);
        return new GatherChannel(type, Collectives.place(port, root), shares(() -> in, receiveCount));
    }

    /** One end serves all other ranks, one after the other. */
    private <E> Shares<E> shares(Supplier<E> end, int share) {
        List<@Nullable E> ends = new ArrayList<>();
        IntStream.range(0, ranks).forEach(member -> ends.add(member == rank ? null : end.get()));
        return new Shares<>(ends, share);
    }

    private static Port port(int number) {
        Endpoints.requirePort(number);
        return new Port(number);
    }
}
