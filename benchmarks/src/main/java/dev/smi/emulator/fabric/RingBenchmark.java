package dev.smi.emulator.fabric;

import dev.smi.model.Packet;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A FIFO of the emulated fabric, filled and emptied: the cost of one packet in and out. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RingBenchmark {

    private static final int DEPTH = 16;

    /** Whether the elements within the packets are counted, as on a cable. */
    @Param({"false", "true"})
    public boolean isCable;

    private final byte[] memory = new byte[2 * Packet.BYTES];
    private final Ring fifo = new Ring("fifo", Packet.BYTES, DEPTH, false);
    private final Ring cable = new Ring("cable", Packet.BYTES, DEPTH, true);

    /** Made by JMH. */
    public RingBenchmark() {}

    /** Fills the FIFO and empties it. */
    @Benchmark
    @OperationsPerInvocation(DEPTH)
    public boolean fillAndEmpty() {
        Ring ring = isCable ? cable : fifo;
        boolean isMoved = true;
        for (int i = 0; i < DEPTH; i++) {
            isMoved &= ring.offer(memory, 0);
        }
        for (int i = 0; i < DEPTH; i++) {
            isMoved &= ring.poll(memory, Packet.BYTES);
        }
        return isMoved;
    }
}
