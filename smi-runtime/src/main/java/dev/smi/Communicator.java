package dev.smi;

import dev.smi.channel.Endpoints;
import dev.smi.job.Exchange;
import dev.smi.job.RankContext;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.DataType;
import dev.smi.model.ReduceOperator;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A group of ranks, each with a number within the group. The world has all of them; {@link #split} makes smaller ones.
 * For the threads of one rank, one at a time; channels that it opens are for one thread each.
 */
public final class Communicator {

    private static final int SPLIT_BYTES = 2 * Integer.BYTES;

    private final RankContext context;
    private final List<Integer> members;
    private final String name;
    private final Exchange exchange;
    private final CollectiveScheme scheme;
    private final ChannelOpener direct;
    private ChannelOpener channels;
    private final int rank;
    private int splits;

    /**
     * A group.
     *
     * @param members world ranks in order of their number in the group
     * @param name tells its wires from those of other groups
     * @param scheme in which order reductions combine
     */
    Communicator(RankContext context, List<Integer> members, String name, CollectiveScheme scheme) {
        this.context = context;
        this.members = List.copyOf(members);
        this.name = name;
        this.exchange = new Exchange(context, members, name + ".exchange");
        this.scheme = scheme;
        this.rank = members.indexOf(context.rank());
        this.direct = new DirectChannels(new Endpoints(context, members, name), rank, members.size(), scheme);
        this.channels = direct;
    }

    /** The same group, with other channels. */
    private Communicator(Communicator same, ChannelOpener channels) {
        this.context = same.context;
        this.members = same.members;
        this.name = same.name;
        this.exchange = same.exchange;
        this.scheme = same.scheme;
        this.rank = same.rank;
        this.direct = same.direct;
        this.channels = channels;
    }

    static Communicator world(RankContext context, CollectiveScheme scheme) {
        return new Communicator(
                context, IntStream.range(0, context.size()).boxed().toList(), "world", scheme);
    }

    /** The caller's number in the group, from 0. */
    public int rank() {
        return rank;
    }

    /** Whether it has all ranks, each with its own number. */
    boolean isWorld() {
        return members.size() == context.size()
                && IntStream.range(0, members.size()).allMatch(i -> members.get(i) == i);
    }

    /** Ranks of the group. */
    public int size() {
        return members.size();
    }

    /**
     * The number in the world of one of the group's ranks.
     *
     * @throws IllegalArgumentException if the group has no such rank
     */
    public int worldRank(int member) {
        if (member < 0 || member >= members.size()) {
            throw new IllegalArgumentException(
                    "rank " + member + " is not within 0.." + (members.size() - 1) + " of this communicator");
        }
        return members.get(member);
    }

    /** The same as {@link #openSend(DataType, int, int, int, int)} with a buffer of 16 packets. */
    public SendChannel openSend(DataType type, int count, int destination, int port) {
        return openSend(type, count, destination, port, 0);
    }

    /**
     * Opens a channel that sends one message. Nothing is sent yet, and the destination need not have opened its end.
     *
     * @param count elements of the message, 0 or more; the receiver opens for the same number
     * @param destination a rank of this group, maybe the caller's
     * @param port 0 to 255; sending to and receiving from a port do not get into each other's way
     * @param degree asynchronicity degree: how many elements the sender may run ahead at any time; 0 for 16 packets
     * @throws IllegalArgumentException if an argument is out of range
     * @throws IllegalStateException if the last message to that rank and port is not finished, or was of another type
     *     or degree
     */
    public SendChannel openSend(DataType type, int count, int destination, int port, int degree) {
        return channels.send(type, count, destination, port, degree);
    }

    /** The same as {@link #openReceive(DataType, int, int, int, int)} with a buffer of 16 packets. */
    public ReceiveChannel openReceive(DataType type, int count, int source, int port) {
        return openReceive(type, count, source, port, 0);
    }

    /**
     * Opens a channel that receives one message.
     *
     * @param source a rank of this group, maybe the caller's
     * @see #openSend(DataType, int, int, int, int)
     */
    public ReceiveChannel openReceive(DataType type, int count, int source, int port, int degree) {
        return channels.receive(type, count, source, port, degree);
    }

    /** The same as {@link #openBroadcast(DataType, int, int, int, int)} with a buffer of 16 packets. */
    public BroadcastChannel openBroadcast(DataType type, int count, int port, int root) {
        return openBroadcast(type, count, port, root, 0);
    }

    /**
     * Opens a channel that brings the root's elements to all ranks of the group; all of them open it, with the same
     * arguments. Nothing is sent yet. The root may change from call to call, and channels on different ports may be
     * open at once; successive ones on a port do not mix.
     *
     * @param count elements of the message, 0 or more
     * @param port 0 to 255
     * @param root a rank of this group
     * @param degree asynchronicity degree: how many elements a sender may run ahead at any time; 0 for 16 packets
     * @throws IllegalArgumentException if an argument is out of range
     * @throws IllegalStateException if the last message of the kind on the port is not finished, or was of another type
     *     or degree
     */
    public BroadcastChannel openBroadcast(DataType type, int count, int port, int root, int degree) {
        return channels.broadcast(type, count, port, root, degree);
    }

    /** The same as {@link #openReduce(DataType, int, ReduceOperator, int, int, int)} with a buffer of 16 packets. */
    public ReduceChannel openReduce(DataType type, int count, ReduceOperator operator, int port, int root) {
        return openReduce(type, count, operator, port, root, 0);
    }

    /**
     * Opens a channel that combines elements of all ranks of the group at the root.
     *
     * @see #openBroadcast(DataType, int, int, int, int)
     */
    public ReduceChannel openReduce(DataType type, int count, ReduceOperator operator, int port, int root, int degree) {
        return channels.reduce(type, count, operator, port, root, degree);
    }

    /** The same as {@link #openScatter(DataType, int, int, int, int, int)} with a buffer of 16 packets. */
    public ScatterChannel openScatter(DataType type, int sendCount, int receiveCount, int port, int root) {
        return openScatter(type, sendCount, receiveCount, port, root, 0);
    }

    /**
     * Opens a channel that deals the root's elements to all ranks of the group.
     *
     * @param sendCount elements for each rank; counts at the root
     * @param receiveCount elements for this rank, the same number
     * @see #openBroadcast(DataType, int, int, int, int)
     */
    public ScatterChannel openScatter(DataType type, int sendCount, int receiveCount, int port, int root, int degree) {
        return channels.scatter(type, sendCount, receiveCount, port, root, degree);
    }

    /** The same as {@link #openGather(DataType, int, int, int, int, int)} with a buffer of 16 packets. */
    public GatherChannel openGather(DataType type, int sendCount, int receiveCount, int port, int root) {
        return openGather(type, sendCount, receiveCount, port, root, 0);
    }

    /**
     * Opens a channel that collects elements of all ranks of the group at the root.
     *
     * @param sendCount elements of this rank
     * @param receiveCount elements of each rank, the same number; counts at the root
     * @see #openBroadcast(DataType, int, int, int, int)
     */
    public GatherChannel openGather(DataType type, int sendCount, int receiveCount, int port, int root, int degree) {
        return channels.gather(type, sendCount, receiveCount, port, root, degree);
    }

    /** All ranks' channels go through communication kernels from now on. */
    void route(ChannelOpener routed) {
        channels = routed;
    }

    /** Whether channels are to go through communication kernels, which wait for somebody to tell their ports. */
    boolean needsPorts() {
        return channels == NoChannels.BEFORE_LOADING;
    }

    /**
     * The same group with channels that go from rank to rank whatever {@code -Dsmi.fabric} says: for what host programs
     * exchange besides their kernels, which takes no declared ports and no time of the communication kernels.
     */
    public Communicator direct() {
        return channels.equals(direct) ? this : new Communicator(this, direct);
    }

    /** Returns after all ranks of the group have called it. */
    public void barrier() {
        exchange.gather(new byte[0], "at a barrier");
    }

    /** Every rank's contribution, in order of rank; see {@link Exchange#gather}. */
    List<byte[]> gather(byte[] mine, String purpose) {
        return exchange.gather(mine, purpose);
    }

    /** A barrier at the end of a rank's program. */
    void finish() {
        exchange.gather(new byte[0], "to come to its end, having come to its own");
    }

    /**
     * Splits the group. All of its ranks have to call it.
     *
     * @param color ranks with the same color come into one group
     * @param key orders the ranks within it; among equal keys the order here counts
     */
    public Communicator split(int color, int key) {
        byte[] mine = ByteBuffer.allocate(SPLIT_BYTES).putInt(color).putInt(key).array();
        List<ByteBuffer> all = exchange.gather(mine, "to split a communicator").stream()
                .map(ByteBuffer::wrap)
                .toList();
        List<Integer> group = IntStream.range(0, all.size())
                .filter(r -> all.get(r).getInt(0) == color)
                .boxed()
                .sorted(Comparator.comparingInt(r -> all.get(r).getInt(Integer.BYTES)))
                .map(members::get)
                .toList();
        Communicator made =
                new Communicator(context, group, name + "." + splits++ + "c" + Integer.toUnsignedString(color), scheme);
        if (!channels.equals(direct)) {
            made.channels = group.equals(members) ? channels : NoChannels.OF_A_PART;
        }
        return made;
    }
}
