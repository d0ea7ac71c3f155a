package dev.smi.fabric;

import dev.smi.fabric.HeldPacket.StepName;
import dev.smi.fabric.endpoint.BroadcastEndpoint;
import dev.smi.fabric.endpoint.GatherEndpoint;
import dev.smi.fabric.endpoint.PopEndpoint;
import dev.smi.fabric.endpoint.PushEndpoint;
import dev.smi.fabric.endpoint.ReduceEndpoint;
import dev.smi.fabric.endpoint.ScatterEndpoint;
import dev.smi.fabric.kernel.FaultLog;
import dev.smi.fabric.ring.EdgeRing;
import dev.smi.fabric.ring.PacketRing;
import dev.smi.fabric.ring.ReadyQueue;
import dev.smi.fabric.ring.Step;
import dev.smi.model.Cable;
import dev.smi.model.CableEnd;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.FifoKey;
import dev.smi.model.HardwarePort;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.Rank;
import dev.smi.route.table.RoutingTables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The transport layer of the ranks of one JVM. One thread runs it; the endpoints of a rank belong to that thread or to
 * others, as its {@link LocalRank} says. With one thread the same calls always give the same packets in the same order.
 */
public final class FastFabric {

    /** Turns after which links and other threads are looked at, even if steps have more to do. */
    private static final int TURNS_PER_ROUND = 64;

    private final RoutingTables tables;
    private final ReadyQueue queue = new ReadyQueue();
    private final StepNames names = new StepNames();
    private final CableRings cables;
    private final Map<Rank, RankFabric> ranks = new TreeMap<>();
    private EdgeRing[] edges = {};
    private LinkPump[] pumps = {};

    /**
     * A fabric in which nothing moves yet.
     *
     * @param local the ranks of this JVM
     * @param cables the cables between all ranks
     * @param tables routing tables for all ranks, these cables and these programs
     * @param scheme who passes elements of collectives on to whom
     * @param faults takes what goes wrong
     * @throws IllegalArgumentException if the tables do not fit the ranks, their programs or the cables
     */
    public FastFabric(
            List<LocalRank> local, List<Cable> cables, RoutingTables tables, CollectiveScheme scheme, FaultLog faults) {
        this.tables = tables;
        requireFit(cables);
        local.forEach(rank -> requireFit(rank, tables));
        this.cables = new CableRings(cables);
        List<EdgeRing> allEdges = new ArrayList<>();
        for (LocalRank rank : local) {
            RankFabric fabric = new RankFabric(rank, this.cables, tables, scheme, queue, faults, names);
            ranks.put(rank.rank(), fabric);
            allEdges.addAll(fabric.apps().edges());
        }
        this.edges = allEdges.toArray(EdgeRing[]::new);
    }

    private void requireFit(List<Cable> all) {
        for (Cable cable : all) {
            for (CableEnd end : List.of(cable.a(), cable.b())) {
                if (end.channel() >= tables.cables() || end.rank().value() >= tables.ranks()) {
                    throw new IllegalArgumentException("cable end " + end + " does not fit tables for " + tables.ranks()
                            + " ranks with " + tables.cables() + " cables each");
                }
            }
        }
    }

    private static void requireFit(LocalRank local, RoutingTables tables) {
        int rank = local.rank().value();
        if (rank >= tables.ranks() || tables.ports(rank) != local.program().ports()) {
            throw new IllegalArgumentException("tables for " + tables.ranks() + " ranks do not fit rank " + rank
                    + ", whose program has " + local.program().ports() + " ports");
        }
    }

    private RankFabric of(Rank rank) {
        RankFabric fabric = ranks.get(rank);
        if (fabric == null) {
            throw new IllegalArgumentException("rank " + rank + " is not in this fabric; " + ranks.keySet() + " are");
        }
        return fabric;
    }

    /** The queue that a step has to be made with to get turns in this fabric. */
    public ReadyQueue readyQueue() {
        return queue;
    }

    /**
     * Makes a link the cable at a network port whose other end is in another fabric.
     *
     * @throws IllegalArgumentException if there is no such cable, or both its ends are in this fabric
     */
    public void connect(CableEnd end, PacketLink link) {
        of(end.rank());
        if (cables.peer(end).map(other -> ranks.containsKey(other.rank())).orElse(true)) {
            throw new IllegalArgumentException("no cable at " + end + " leads out of this fabric");
        }
        LinkPump[] more = Arrays.copyOf(pumps, pumps.length + 1);
        more[pumps.length] = new LinkPump(cables.outgoing(end), cables.incoming(end), link);
        pumps = more;
    }

    /** Takes over other routing tables, for the same ranks, cables and ports; packets on their way go by them. */
    public void load(RoutingTables other) {
        ranks.values().forEach(rank -> requireFit(rank.local(), other));
        ranks.values().forEach(rank -> rank.load(other));
    }

    /**
     * Runs until nothing can move, or for a number of turns. For the fabric's thread.
     *
     * @param turns how many turns steps get at most; at least 1
     * @return whether anything moved
     */
    public boolean run(long turns) {
        boolean hasMoved = false;
        long left = turns;
        boolean hasWork = true;
        while (hasWork && left > 0) {
            hasMoved |= exchange();
            long round = Math.min(left, TURNS_PER_ROUND);
            left -= round;
            while (round > 0 && !queue.isEmpty()) {
                hasMoved |= queue.runNext();
                round--;
            }
            if (queue.isEmpty()) {
                hasWork = exchange();
                hasMoved |= hasWork;
            }
        }
        return hasMoved;
    }

    /** Moves packets from and to links, and lets other threads see what moved; gives whether there is more to do. */
    private boolean exchange() {
        boolean hasMoved = false;
        for (LinkPump pump : pumps) {
            hasMoved |= pump.pump();
        }
        for (EdgeRing edge : edges) {
            hasMoved |= edge.exchange();
        }
        return hasMoved;
    }

    /** The sending end of the push on a port; its owner is woken when there may be something to do. */
    public PushEndpoint push(Rank rank, int port, Step owner) {
        RankFabric fabric = of(rank);
        Operation.Push push = operation(fabric.local(), port, Operation.Push.class);
        return new PushEndpoint(
                push,
                rank.value(),
                tables.ranks(),
                appRing(fabric, push, FifoKey.CKS_DATA),
                creditRing(fabric, push, FifoKey.CKR_CONTROL),
                owner);
    }

    /** The receiving end of the pop on a port; its owner is woken when there may be something to do. */
    public PopEndpoint pop(Rank rank, int port, Step owner) {
        LocalRank local = of(rank).local();
        return pop(rank, port, local.grantPackets(operation(local, port, Operation.Pop.class)), owner);
    }

    /**
     * The same with an asynchronicity degree that the fabric was not told.
     *
     * @param grantPackets packets that it has to owe a sender before it grants them
     */
    public PopEndpoint pop(Rank rank, int port, int grantPackets, Step owner) {
        RankFabric fabric = of(rank);
        Operation.Pop pop = operation(fabric.local(), port, Operation.Pop.class);
        return new PopEndpoint(
                pop,
                rank.value(),
                tables.ranks(),
                grantPackets,
                appRing(fabric, pop, FifoKey.CKR_DATA),
                creditRing(fabric, pop, FifoKey.CKS_CONTROL),
                owner);
    }

    /** A rank's end of the broadcast on a port; its owner is woken when there may be something to do. */
    public BroadcastEndpoint broadcast(Rank rank, int port, Step owner) {
        RankFabric fabric = of(rank);
        Operation.Broadcast operation = operation(fabric.local(), port, Operation.Broadcast.class);
        PacketRing app = fabric.apps().appSide(AppFifoNames.toSupport(operation));
        PacketRing result = fabric.apps().appSide(AppFifoNames.fromSupport(operation));
        return new BroadcastEndpoint(operation, rank.value(), tables.ranks(), app, result, owner);
    }

    /** A rank's end of the reduction on a port; its owner is woken when there may be something to do. */
    public ReduceEndpoint reduce(Rank rank, int port, Step owner) {
        RankFabric fabric = of(rank);
        Operation.Reduce operation = operation(fabric.local(), port, Operation.Reduce.class);
        PacketRing app = fabric.apps().appSide(AppFifoNames.toSupport(operation));
        PacketRing result = fabric.apps().appSide(AppFifoNames.fromSupport(operation));
        return new ReduceEndpoint(operation, rank.value(), tables.ranks(), app, result, owner);
    }

    /** A rank's end of the scatter on a port; its owner is woken when there may be something to do. */
    public ScatterEndpoint scatter(Rank rank, int port, Step owner) {
        LocalRank local = of(rank).local();
        return scatter(rank, port, local.grantPackets(operation(local, port, Operation.Scatter.class)), owner);
    }

    /**
     * The same with an asynchronicity degree that the fabric was not told.
     *
     * @param grantPackets packets that it has to owe a sender before it grants them
     */
    public ScatterEndpoint scatter(Rank rank, int port, int grantPackets, Step owner) {
        RankFabric fabric = of(rank);
        Operation.Scatter operation = operation(fabric.local(), port, Operation.Scatter.class);
        return new ScatterEndpoint(
                operation,
                rank.value(),
                tables.ranks(),
                grantPackets,
                fabric.apps().appSide(AppFifoNames.toSupport(operation)),
                appRing(fabric, operation, FifoKey.CKR_DATA),
                appRing(fabric, operation, FifoKey.CKS_CONTROL),
                owner);
    }

    /** A rank's end of the gather on a port; its owner is woken when there may be something to do. */
    public GatherEndpoint gather(Rank rank, int port, Step owner) {
        LocalRank local = of(rank).local();
        return gather(rank, port, local.grantPackets(operation(local, port, Operation.Gather.class)), owner);
    }

    /**
     * The same with an asynchronicity degree that the fabric was not told.
     *
     * @param grantPackets packets that it has to owe a sender before it grants them
     */
    public GatherEndpoint gather(Rank rank, int port, int grantPackets, Step owner) {
        RankFabric fabric = of(rank);
        Operation.Gather operation = operation(fabric.local(), port, Operation.Gather.class);
        return new GatherEndpoint(
                operation,
                rank.value(),
                tables.ranks(),
                grantPackets,
                fabric.apps().appSide(AppFifoNames.toSupport(operation)),
                appRing(fabric, operation, FifoKey.CKR_DATA),
                appRing(fabric, operation, FifoKey.CKS_CONTROL),
                owner);
    }

    private static <T extends Operation> T operation(LocalRank local, int port, Class<T> type) {
        return local.program().operations().stream()
                .filter(operation ->
                        type.isInstance(operation) && operation.port().equals(new Port(port)))
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("rank " + local.rank() + " declares no "
                        + type.getSimpleName().toLowerCase(Locale.ROOT) + " on port " + port));
    }

    private static PacketRing appRing(RankFabric fabric, Operation operation, FifoKey key) {
        return fabric.apps().appSide(new HardwarePort(operation, key).name());
    }

    private static Optional<PacketRing> creditRing(RankFabric fabric, Operation operation, FifoKey key) {
        return operation.fifos(fabric.local().program().flowControl()).contains(key)
                ? Optional.of(appRing(fabric, operation, key))
                : Optional.empty();
    }

    /**
     * The application's side of a FIFO of a rank, for a kernel that works packet by packet.
     *
     * @param name as in device code: {@code push_0_cks_data}, {@code broadcast_2_result}
     */
    public PacketRing fifo(Rank rank, String name) {
        return of(rank).apps().appSide(name);
    }

    /** The application's side of a FIFO of a rank; empty if the rank has none of that name between it and a step. */
    public Optional<PacketRing> applicationFifo(Rank rank, String name) {
        return of(rank).apps().ofApp(name);
    }

    /** The kernel that a step of this fabric stands for; empty if it is another one's. */
    public Optional<StepName> name(Step step) {
        return names.of(step);
    }

    /** What went over the cables so far, both directions of each, in the order of the cables. */
    public List<CableTraffic> traffic() {
        return cables.traffic();
    }

    /** Packets that had nowhere to go so far; each was reported. */
    public long dropped() {
        return ranks.values().stream().mapToLong(RankFabric::dropped).sum();
    }

    /** The FIFOs that hold packets now, cables first: what to print when nothing moves. For the fabric's thread. */
    public List<PacketRing> occupied() {
        return rings().stream().filter(ring -> ring.fill() > 0).toList();
    }

    /** What steps cannot get rid of, cables first: who holds back whom when nothing moves. For the fabric's thread. */
    public List<HeldPacket> held() {
        return names.held(rings());
    }

    private List<PacketRing> rings() {
        List<PacketRing> all = new ArrayList<>(cables.rings());
        ranks.values().forEach(rank -> all.addAll(rank.rings()));
        return all;
    }

    /** Packets that have left their FIFO and wait for a link to take them. */
    public int heldByLinks() {
        return Arrays.stream(pumps).mapToInt(LinkPump::held).sum();
    }
}
