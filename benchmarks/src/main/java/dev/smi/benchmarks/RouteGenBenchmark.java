package dev.smi.benchmarks;

import dev.smi.route.DeadlockProof;
import dev.smi.route.Network;
import dev.smi.route.RouteSelection;
import dev.smi.route.table.RoutingTables;
import dev.smi.topology.GridGenerator;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Routes of square tori: all candidates of {@code auto} with proof and tables, and the proof by itself. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RouteGenBenchmark {

    private static final int CABLES = 4;

    /** FPGAs in each dimension. */
    @Param({"4", "8", "16"})
    public int side;

    private Network network = Network.of(GridGenerator.torus(new int[] {2, 2}, List.of()), CABLES);
    private RoutingTables tables = select().tables();

    /** Made by JMH. */
    public RouteGenBenchmark() {}

    /** Makes the torus, and tables for the benchmark of the proof. */
    @Setup
    public void makeTorus() {
        network = Network.of(GridGenerator.torus(new int[] {side, side}, List.of()), CABLES);
        tables = select().tables();
    }

    /** What {@code route-gen routes} does between reading and writing. */
    @Benchmark
    public RouteSelection routes() {
        return select();
    }

    /** What {@code route-gen check} does after reading. */
    @Benchmark
    public DeadlockProof proof() {
        return DeadlockProof.of(network, tables);
    }

    private RouteSelection select() {
        return RouteSelection.select(
                RouteSelection.AUTO, network, Collections.nCopies(network.ranks(), Optional.empty()));
    }
}
