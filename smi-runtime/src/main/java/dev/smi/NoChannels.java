package dev.smi;

import dev.smi.model.DataType;
import dev.smi.model.ReduceOperator;

/** Opens no channels, and says why: those that go through communication kernels need those kernels. */
enum NoChannels implements ChannelOpener {
    /** The group is only a part of the world, and communication kernels know the world's ranks. */
    OF_A_PART("with -Dsmi.fabric=routed, channels are those of the world: a communicator made"
            + " by split has none; open them on Smi.world(), or on direct(), which goes past the cables"),
    /** Nothing has told the ports yet, but a class of kernels may. */
    BEFORE_LOADING(
            "-Dsmi.fabric=routed needs to know the ports, as hardware does: load the class of the kernels before channels"
                    + " are opened, with Device.load(Class), name the description that smi-codegen wrote for the device"
                    + " code, -Dsmi.ports=OUT/PROGRAM.json, or pass operations to Smi.run");

    private final String reason;

    NoChannels(String reason) {
        this.reason = reason;
    }

    private IllegalStateException refusal() {
        return new IllegalStateException(reason);
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
