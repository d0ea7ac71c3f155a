package dev.smi.fabric;

import dev.smi.model.CollectiveScheme;
import dev.smi.model.FlowControl;
import dev.smi.model.Operation;
import dev.smi.model.Program;
import dev.smi.model.Rank;
import dev.smi.route.Network;
import dev.smi.route.RouteSelection;
import dev.smi.route.table.RoutingTables;
import dev.smi.topology.Shape;
import dev.smi.topology.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A topology with one program on all ranks, its proven tables, and fabrics of it. */
public final class TestCluster {

    private static final int CABLES = 4;

    private final Topology topology;
    private final Program program;
    private final RoutingTables tables;
    private final List<String> faults = new ArrayList<>();
    private CollectiveScheme scheme = CollectiveScheme.LINEAR;

    public TestCluster(Topology topology, Program program) {
        this.topology = topology;
        this.program = program;
        this.tables = RouteSelection.select(
                        RouteSelection.AUTO,
                        Network.of(topology, Math.max(CABLES, topology.channels())),
                        Collections.nCopies(topology.size(), Optional.of(program)))
                .tables();
    }

    public static TestCluster of(String shape, int[] sizes, List<Operation> operations) {
        return of(shape, sizes, operations, FlowControl.CREDITS, Program.DEFAULT_CONSECUTIVE_READS);
    }

    public static TestCluster of(
            String shape, int[] sizes, List<Operation> operations, FlowControl flowControl, int readLimit) {
        return new TestCluster(
                Shape.of(shape).make(sizes, List.of()),
                new Program(operations, readLimit, Rank.MAX_ADDRESSABLE, flowControl));
    }

    public TestCluster with(CollectiveScheme other) {
        scheme = other;
        return this;
    }

    public int size() {
        return topology.size();
    }

    public RoutingTables tables() {
        return tables;
    }

    public Topology topology() {
        return topology;
    }

    /** What went wrong in the fabrics that were made. */
    public List<String> faults() {
        return faults;
    }

    /** All ranks in one fabric, driven by its thread. */
    public FastFabric fabric() {
        return fabric(0, size(), LocalRank.Drive.SAME_THREAD);
    }

    /** The ranks from one to before another in one fabric. */
    public FastFabric fabric(int from, int to, LocalRank.Drive drive) {
        List<LocalRank> local = IntStream.range(from, to)
                .mapToObj(rank -> new LocalRank(new Rank(rank), program, drive))
                .toList();
        return new FastFabric(
                local, topology.cables(), tables, scheme, (rank, message) -> faults.add(rank + ": " + message));
    }
}
