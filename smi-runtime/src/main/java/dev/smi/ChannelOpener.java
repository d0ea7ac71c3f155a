package dev.smi;

import dev.smi.model.DataType;
import dev.smi.model.ReduceOperator;

/** Opens a group's channels; see {@link Communicator}, whose arguments these are. For the threads of a rank. */
interface ChannelOpener {

    SendChannel send(DataType type, int count, int destination, int port, int degree);

    ReceiveChannel receive(DataType type, int count, int source, int port, int degree);

    BroadcastChannel broadcast(DataType type, int count, int port, int root, int degree);

    ReduceChannel reduce(DataType type, int count, ReduceOperator operator, int port, int root, int degree);

    ScatterChannel scatter(DataType type, int sendCount, int receiveCount, int port, int root, int degree);

    GatherChannel gather(DataType type, int sendCount, int receiveCount, int port, int root, int degree);
}
