package dev.smi.benchmarks;

import dev.smi.model.Packet;
import dev.smi.model.PacketCodec;
import dev.smi.model.PacketHeader;
import dev.smi.model.PacketOperation;
import dev.smi.model.Port;
import dev.smi.model.Rank;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to read and write packets: single fields, as the fabric does it, and whole records. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PacketCodecBenchmark {

    private final byte[] bytes = new byte[Packet.BYTES];
    private final Packet packet = new Packet(
            new PacketHeader(new Rank(3), new Rank(200), new Port(17), 7, PacketOperation.SEND),
            new byte[Packet.PAYLOAD_BYTES]);

    /** Made by JMH. */
    public PacketCodecBenchmark() {
        PacketCodec.encode(packet, bytes, 0);
    }

    /** All fields of the header, nothing allocated. */
    @Benchmark
    public int readFields() {
        return PacketCodec.source(bytes, 0)
                + PacketCodec.destination(bytes, 0)
                + PacketCodec.port(bytes, 0)
                + PacketCodec.elements(bytes, 0)
                + (PacketCodec.isSynch(bytes, 0) ? 1 : 0);
    }

    /** A record to bytes. */
    @Benchmark
    public byte[] encode() {
        PacketCodec.encode(packet, bytes, 0);
        return bytes;
    }

    /** Bytes to a record. */
    @Benchmark
    public Packet decode() {
        return PacketCodec.decode(bytes, 0);
    }
}
