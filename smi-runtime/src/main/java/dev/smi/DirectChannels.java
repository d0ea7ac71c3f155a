package dev.smi;

import dev.smi.channel.Buffering;
import dev.smi.channel.Endpoints;
import dev.smi.channel.Kind;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.DataType;
import dev.smi.model.ReduceOperator;

/** Opens channels whose elements go over wires from rank to rank. For the threads of a rank. */
final class DirectChannels implements ChannelOpener {

    private final Endpoints endpoints;
    private final Collectives collectives;

    DirectChannels(Endpoints endpoints, int rank, int ranks, CollectiveScheme scheme) {
        this.endpoints = endpoints;
        this.collectives = new Collectives(endpoints, rank, ranks, scheme);
    }

    @Override
    public SendChannel send(DataType type, int count, int destination, int port, int degree) {
        return new SendChannel(
                endpoints.outlet(Kind.POINT_TO_POINT, port, destination, count, Buffering.of(type, degree)));
    }

    @Override
    public ReceiveChannel receive(DataType type, int count, int source, int port, int degree) {
        return new ReceiveChannel(
                endpoints.inlet(Kind.POINT_TO_POINT, port, source, count, Buffering.of(type, degree)));
    }

    @Override
    public BroadcastChannel broadcast(DataType type, int count, int port, int root, int degree) {
        return collectives.broadcast(type, count, port, root, degree);
    }

    @Override
    public ReduceChannel reduce(DataType type, int count, ReduceOperator operator, int port, int root, int degree) {
        return collectives.reduce(type, count, operator, port, root, degree);
    }

    @Override
    public ScatterChannel scatter(DataType type, int sendCount, int receiveCount, int port, int root, int degree) {
        return collectives.scatter(type, sendCount, receiveCount, port, root, degree);
    }

    @Override
    public GatherChannel gather(DataType type, int sendCount, int receiveCount, int port, int root, int degree) {
        return collectives.gather(type, sendCount, receiveCount, port, root, degree);
    }
}
