package dev.smi;

import dev.smi.model.DataType;
import dev.smi.model.ReduceOperator;

/** Opens no channels: the group is only a part of the world, and communication kernels know the world's ranks. */
final class UnroutedGroup implements ChannelOpener {

    private static IllegalStateException refusal() {
        return new IllegalStateException(
                "with -Dsmi.fabric=routed, channels are those of the world: a communicator made"
                        + " by split has none; open them on Smi.world(), or on direct(), which goes past the cables");
    }

    @Override
    public SendChannel send(DataType type, int count, int destination, int port, int degree) {
        throw refusal();
    }

    @Override
    public ReceiveChannel receive(DataType type, int count, int source, int port, int degree) {
        throw refusal();
    }

    @Override
    public BroadcastChannel broadcast(DataType type, int count, int port, int root, int degree) {
        throw refusal();
    }

    @Override
    public ReduceChannel reduce(DataType type, int count, ReduceOperator operator, int port, int root, int degree) {
        throw refusal();
    }

    @Override
    public ScatterChannel scatter(DataType type, int sendCount, int receiveCount, int port, int root, int degree) {
        throw refusal();
    }

    @Override
    public GatherChannel gather(DataType type, int sendCount, int receiveCount, int port, int root, int degree) {
        throw refusal();
    }
}
