package dev.smi.benchmarks;

import dev.smi.fabric.CableTraffic;
import dev.smi.fabric.FastFabric;
import dev.smi.fabric.LocalRank;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.DataType;
import dev.smi.model.FlowControl;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.Program;
import dev.smi.model.Rank;
import dev.smi.route.Network;
import dev.smi.route.RouteSelection;
import dev.smi.topology.Shape;
import dev.smi.topology.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Streams of ints over the fast fabric, all ranks and kernels on one thread. */
final class FabricLoad {

    private static final int CABLES = 4;

    private final FastFabric fabric;
    private final List<FabricSender> senders = new ArrayList<>();
    private final List<FabricReceiver> receivers = new ArrayList<>();
    private final List<int[]> ends = new ArrayList<>();

    private FabricLoad(String shape, int[] sizes, int ports, FlowControl flowControl) {
        Topology topology = Shape.of(shape).make(sizes, List.of());
        List<Operation> operations = new ArrayList<>();
        for (int port = 0; port < ports; port++) {
            operations.add(new Operation.Push(new Port(port), DataType.INT, Operation.DEFAULT_BUFFER_PACKETS));
            operations.add(new Operation.Pop(new Port(port), DataType.INT, Operation.DEFAULT_BUFFER_PACKETS));
        }
        Program program = new Program(operations, Program.DEFAULT_CONSECUTIVE_READS, Rank.MAX_ADDRESSABLE, flowControl);
        fabric = new FastFabric(
                IntStream.range(0, topology.size())
                        .mapToObj(rank -> new LocalRank(new Rank(rank), program, LocalRank.Drive.SAME_THREAD))
                        .toList(),
                topology.cables(),
                RouteSelection.select(
                                RouteSelection.AUTO,
                                Network.of(topology, CABLES),
                                Collections.nCopies(topology.size(), Optional.of(program)))
                        .tables(),
                CollectiveScheme.LINEAR,
                (rank, message) -> {
                    throw new IllegalStateException("rank " + rank + ": " + message);
                });
    }

    /** Rank 0 sends to rank 1 over one cable. */
    static FabricLoad stream(FlowControl flowControl) {
        FabricLoad load = new FabricLoad("bus", new int[] {2}, 1, flowControl);
        load.add(0, 1, 0);
        return load;
    }

    /** Every rank of a ring sends to both its neighbours. */
    static FabricLoad neighbours(int ranks) {
        FabricLoad load = new FabricLoad("ring", new int[] {ranks}, 2, FlowControl.CREDITS);
        for (int rank = 0; rank < ranks; rank++) {
            load.add(rank, (rank + 1) % ranks, 0);
            load.add(rank, (rank + ranks - 1) % ranks, 1);
        }
        return load;
    }

    /** Every rank of a torus sends to one other, and receives from one other. */
    static FabricLoad permutation(int side, long seed) {
        FabricLoad load = new FabricLoad("torus", new int[] {side, side}, 1, FlowControl.CREDITS);
        List<Integer> to =
                new ArrayList<>(IntStream.range(0, side * side).boxed().toList());
        Collections.shuffle(to, new Random(seed));
        for (int rank = 0; rank < to.size(); rank++) {
            load.add(rank, to.get(rank), 0);
        }
        return load;
    }

    private void add(int from, int to, int port) {
        senders.add(new FabricSender(fabric, from, port));
        receivers.add(new FabricReceiver(fabric, to, port));
        ends.add(new int[] {from, to});
    }

    /** Sends one message of each stream, at once, and checks it. */
    void run(int elements) {
        for (int i = 0; i < senders.size(); i++) {
            senders.get(i).open(elements, ends.get(i)[1]);
            receivers.get(i).open(elements, ends.get(i)[0]);
        }
        fabric.run(Long.MAX_VALUE);
        receivers.forEach(FabricReceiver::requireAll);
    }

    /** Streams. */
    int streams() {
        return senders.size();
    }

    /** Packets over all cables so far, a packet that passes two counted twice. */
    long packets() {
        return fabric.traffic().stream().mapToLong(CableTraffic::packets).sum();
    }
}
