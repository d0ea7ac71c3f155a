package dev.smi.benchmarks;

import dev.smi.model.FlowControl;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What an int costs from push to pop through the fast fabric: ranks, communication steps and kernels on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FastFabricBenchmark {

    private static final int ELEMENTS = 70_000;

    /** Whether a packet leaves only when a place is reserved for it. */
    @Param({"CREDITS", "EAGER"})
    public FlowControl flowControl = FlowControl.CREDITS;

    private FabricLoad load = FabricLoad.stream(FlowControl.CREDITS);

    /** Made by JMH. */
    public FastFabricBenchmark() {}

    /** Makes the fabric of the flow control. */
    @Setup
    public void setUp() {
        load = FabricLoad.stream(flowControl);
    }

    /** One message from rank 0 to rank 1 over one cable. */
    @Benchmark
    @OperationsPerInvocation(ELEMENTS)
    public long stream() {
        load.run(ELEMENTS);
        return load.packets();
    }
}
